package workshop.benchmarks.contenders;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import workshop.accept.EchoHandler;
import workshop.accept.Server;

/** The reference solution of step 2: a virtual thread for each connection. */
final class VirtualThreadEcho implements Contender {

    private final Server server;

    VirtualThreadEcho() throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open().bind(Listening.onAnyPort(), Listening.BACKLOG);
        server = Server.start(listener, new EchoHandler(), Integer.MAX_VALUE);
    }

    @Override
    public int port() {
        return server.port();
    }
}
