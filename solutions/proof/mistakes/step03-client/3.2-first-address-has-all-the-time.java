// Mistake: lets the first address have all of the time, so that nothing is left for the second.
// Seen on: Linux
// Fails with: [how long it took in ms, where both addresses have 3000 ms together]
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        long deadline = System.nanoTime() + nanoseconds(timeout);
        IOException last = null;
        for (InetSocketAddress address : resolve(host, port)) {
            try {
                return connectWithin(deadline - System.nanoTime(), address);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
