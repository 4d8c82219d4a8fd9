// Mistake: waits with a selector, and closes it only after a success.
// Fails with: [descriptors left open by 100 attempts that were refused]
package workshop.client;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            if (!channel.connect(address)) {
                Selector selector = Selector.open();
                channel.register(selector, SelectionKey.OP_CONNECT);
                while (!channel.finishConnect()) {
                    selector.select();
                }
                selector.close();
            }
            channel.configureBlocking(true);
            return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
