package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import workshop.Waiting;

/** Connects and accepts on the loopback interface, with the JDK's plain sockets. */
final class Loopback {

    private static final int LIMIT = (int) Waiting.LIMIT.toMillis();

    private Loopback() {}

    /** The loopback address, with port 0: the operating system chooses a port. */
    static InetSocketAddress anyPort() {
        return at(0);
    }

    static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Asks the channel, not the listener: tests of 1.2 need the port, and Listener.port() is exercise 1.3. */
    static int portOf(ServerSocketChannel channel) {
        int port = channel.socket().getLocalPort();
        assertThat(port)
                .withFailMessage("the listener's channel is not bound to any port")
                .isPositive();
        return port;
    }

    /** A port that was free a moment ago. Systems choose ports in turn or at random, so it is very likely still free. */
    static int freePort() throws IOException {
        try (ServerSocketChannel channel = ServerSocketChannel.open().bind(anyPort())) {
            return portOf(channel);
        }
    }

    static Socket connect(int port) throws Exception {
        Socket client = new Socket();
        waitingFor("a connection to port " + port, () -> {
            client.connect(at(port), LIMIT);
            return client;
        });
        client.setSoTimeout(LIMIT);
        return client;
    }

    /** Accepts the next connection in the listener's queue. */
    static Socket accept(ServerSocketChannel channel) throws Exception {
        channel.configureBlocking(true);
        channel.socket().setSoTimeout(LIMIT);
        Socket child = waitingFor(
                "a connection in the listener's queue", () -> channel.socket().accept());
        child.setSoTimeout(LIMIT);
        return child;
    }
}
