// Mistake: lets each address use a quarter of a second, as browsers do, but tries the addresses one after another.
// Seen on: Linux
// Fails with: [the time until connect failed, in ms, where the first address refuses at once, of 600 ms]
// Or with: connect gave up within 200 ms
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        IOException last = null;
        for (InetSocketAddress address : addresses) {
            try {
                return connectWithin(Math.min(deadline - System.nanoTime(), 250_000_000), address);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
