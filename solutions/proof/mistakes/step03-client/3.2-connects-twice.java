// Mistake: connects a Socket, which has a timeout, only to see whether a program listens; then connects a channel.
// Fails with: [the remote address of the first connection that arrived at the listener]
package workshop.client;

import java.net.Socket;

class Connector {
    private static SocketChannel connectWithin(long nanoseconds, InetSocketAddress address) throws IOException {
        try (Socket probe = new Socket()) {
            probe.connect(address, milliseconds(nanoseconds));
        }
        return connect(address);
    }
}
