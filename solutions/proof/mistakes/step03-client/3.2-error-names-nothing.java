// Mistake: passes the JDK's exception on, which does not say where it wanted to connect.
// Fails with: , where nobody listens] Expecting throwable message: "
// Fails with: " to contain: "127.0.0.1" but did not.
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        for (int left = addresses.size(); left > 1; left--) {
            try {
                return connectWithin((deadline - System.nanoTime()) / left, addresses.get(addresses.size() - left));
            } catch (IOException e) {
                // the next one
            }
        }
        return connectWithin(deadline - System.nanoTime(), addresses.getLast());
    }
}
