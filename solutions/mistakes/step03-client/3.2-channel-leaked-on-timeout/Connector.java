// Mistake: waits with a selector, and leaves the channel open when nobody answers.
// Seen on: Linux
// Red says: tries that timed out]
package workshop.client;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw withAddress(host, port, new UnknownHostException("unknown host"));
        }
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.connect(address);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
            if (selector.select(milliseconds(timeout)) == 0) {
                throw new IOException("no answer");
            }
            channel.finishConnect();
            key.cancel();
            selector.selectNow();
            channel.configureBlocking(true);
            return sendingAtOnce(channel);
        } catch (IOException e) {
            throw withAddress(host, port, e);
        }
    }
}
