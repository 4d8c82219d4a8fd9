// Mistake: waits with a selector, and leaves the channel open after the timeout.
// Seen on: Linux
// Fails with: attempts that timed out]
// Or with: [descriptors left open by 100 attempts on a thread that is interrupted]
package workshop.client;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

class Connector {
    private static SocketChannel connectWithin(long nanoseconds, InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.connect(address);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
            if (selector.select(milliseconds(nanoseconds)) == 0) {
                throw new IOException("no response");
            }
            channel.finishConnect();
            key.cancel();
            selector.selectNow();
            channel.configureBlocking(true);
            return configure(channel);
        }
    }
}
