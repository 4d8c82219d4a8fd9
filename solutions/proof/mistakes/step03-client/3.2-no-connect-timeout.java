// Mistake: connects without a timeout.
// Seen on: Linux
// Fails with: within 200 ms, and it did not come
package workshop.client;

class Connector {
    private static SocketChannel connectWithin(long nanoseconds, InetSocketAddress address) throws IOException {
        return connect(address);
    }
}
