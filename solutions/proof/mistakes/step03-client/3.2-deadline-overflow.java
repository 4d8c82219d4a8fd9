// Mistake: compares the time with a deadline that has overflowed, so that an infinite timeout has passed at once.
// Seen on: Linux
// Fails with: with an infinite timeout, connect gave up within 200 ms
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int left = addresses.size();
        IOException last = null;
        for (InetSocketAddress address : addresses) {
            long now = System.nanoTime();
            try {
                return connectWithin(now > deadline ? 0 : (deadline - now) / left, address);
            } catch (IOException e) {
                last = e;
            }
            left--;
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
