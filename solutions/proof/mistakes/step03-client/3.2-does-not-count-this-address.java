// Mistake: divides the time that remains by the number of the addresses after this one, so the first of two gets all of it.
// Seen on: Linux
// Fails with: [the time until connect failed, in ms, where four of six addresses refuse at once, and the next one never responds
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        IOException last = null;
        for (int i = 0; i < addresses.size(); i++) {
            int next = Math.max(1, addresses.size() - i - 1);
            try {
                return connectWithin((deadline - System.nanoTime()) / next, addresses.get(i));
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
