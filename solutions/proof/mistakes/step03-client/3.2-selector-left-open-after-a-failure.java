// Mistake: waits with a selector, and does not close it when the connection is refused.
// Fails with: attempts that were refused]
package workshop.client;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

class Connector {
    private static SocketChannel connectWithin(long nanoseconds, InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_CONNECT);
            channel.connect(address);
            if (selector.select(milliseconds(nanoseconds)) == 0) {
                selector.close();
                throw new IOException("no response");
            }
            channel.finishConnect();
            selector.close();
            channel.configureBlocking(true);
            return configure(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
