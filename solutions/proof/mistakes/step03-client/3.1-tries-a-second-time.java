// Mistake: waits for 100 ms after a refusal, and connects again.
// Fails with: [the time of 30 attempts to connect, in ms, which are refused at once]
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        try {
            return configure(SocketChannel.open(address));
        } catch (ConnectException refused) {
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
            return configure(SocketChannel.open(address));
        }
    }
}
