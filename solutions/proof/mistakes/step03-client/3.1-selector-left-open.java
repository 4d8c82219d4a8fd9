// Mistake: waits with a selector, and closes it only after a failure.
// Fails with: [descriptors left open by 100 attempts that succeeded, and whose channel was closed]
package workshop.client;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        Selector selector = Selector.open();
        try {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
            if (!channel.connect(address)) {
                while (!channel.finishConnect()) {
                    selector.select();
                }
            }
            key.cancel();
            selector.selectNow();
            channel.configureBlocking(true);
            return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException | RuntimeException e) {
            selector.close();
            channel.close();
            throw e;
        }
    }
}
