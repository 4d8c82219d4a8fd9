package workshop.facts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/** A connection over loopback, and both of its ends. */
record LoopbackConnection(SocketChannel client, SocketChannel server, int clientPort, int serverPort)
        implements AutoCloseable {

    static LoopbackConnection open() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SocketChannel client = SocketChannel.open(listener.getLocalAddress());
            return new LoopbackConnection(
                    client, listener.accept(), port(client), listener.socket().getLocalPort());
        }
    }

    private static int port(SocketChannel client) {
        return client.socket().getLocalPort();
    }

    /** The rows of the client's end: one, or none. */
    List<ProcNetTcp> clientRow() {
        return ProcNetTcp.between(clientPort, serverPort);
    }

    /** The rows of the server's end: one, or none. */
    List<ProcNetTcp> serverRow() {
        return ProcNetTcp.between(serverPort, clientPort);
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
