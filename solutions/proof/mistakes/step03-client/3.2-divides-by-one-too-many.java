// Mistake: divides the time by one address too many, so that the only address gets half of the timeout.
// Seen on: Linux
// Fails with: [the time until connect failed, in ms, with a timeout of 200 ms]
// Or with: [the time until connect failed, in ms, where the first address refuses at once, of 600 ms]
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        IOException last = null;
        for (int i = 0; i < addresses.size(); i++) {
            try {
                return connectWithin((deadline - System.nanoTime()) / (addresses.size() - i + 1), addresses.get(i));
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
