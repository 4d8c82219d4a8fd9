// Mistake: divides the timeout by the number of all addresses, and only the last address gets the time that remains.
// Seen on: Linux
// Fails with: [the time until connect failed, in ms, where four of six addresses refuse at once, and the next one never responds
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        long share = nanoseconds(timeout) / addresses.size();
        IOException last = null;
        for (int i = 0; i < addresses.size(); i++) {
            boolean isLast = i == addresses.size() - 1;
            try {
                return connectWithin(isLast ? deadline - System.nanoTime() : share, addresses.get(i));
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
