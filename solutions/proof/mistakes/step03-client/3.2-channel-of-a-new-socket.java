// Mistake: connects a new Socket with a timeout, and returns its channel, but it has none.
// Fails with: [the channel that connect returned] Expecting actual not to be null
package workshop.client;

import java.net.Socket;

class Connector {
    private static SocketChannel connectWithin(long nanoseconds, InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address, milliseconds(nanoseconds));
            socket.setTcpNoDelay(true);
            return socket.getChannel();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
