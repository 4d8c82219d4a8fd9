// Mistake: gives the first address all of the time, so that the second address gets none.
// Seen on: Linux
// Fails with: [the time to connect, in ms, where five addresses together have 2500 ms
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
