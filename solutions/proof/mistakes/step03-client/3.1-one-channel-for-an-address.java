// Mistake: keeps the channel of each address in a map, and returns it again.
// Fails with: [the second call of connect returned the channel of the first one]
package workshop.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class Connector {
    private static final Map<InetSocketAddress, SocketChannel> CHANNELS = new ConcurrentHashMap<>();

    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel known = CHANNELS.get(address);
        if (known == null || !known.isOpen()) {
            known = configure(SocketChannel.open(address));
            CHANNELS.put(address, known);
        }
        return known;
    }
}
