// Mistake: tries again and again until a program listens.
// Fails with: waited for a failure to connect to a port where no program listens, and it did not come
package workshop.client;

import java.util.concurrent.locks.LockSupport;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        while (true) {
            try {
                return configure(SocketChannel.open(address));
            } catch (ConnectException e) {
                LockSupport.parkNanos(100_000_000);
            }
        }
    }
}
