// Mistake: waits with a selector, and closes it only after a failure.
// Fails with: attempts that succeeded, and whose channel was closed]
package workshop.client;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

class Connector {
    private static SocketChannel connectWithin(long nanoseconds, InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        Selector selector = Selector.open();
        try {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
            if (!channel.connect(address)) {
                if (selector.select(milliseconds(nanoseconds)) == 0) {
                    throw new IOException("no response");
                }
                channel.finishConnect();
            }
            key.cancel();
            selector.selectNow();
            channel.configureBlocking(true);
            return configure(channel);
        } catch (IOException e) {
            selector.close();
            channel.close();
            throw e;
        }
    }
}
