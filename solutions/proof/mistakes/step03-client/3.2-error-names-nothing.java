// Mistake: throws the JDK's exception, whose message does not contain host and port.
// Fails with: , where no program listens] Expecting throwable message: "
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
                // the next address
            }
        }
        return connectWithin(deadline - System.nanoTime(), addresses.getLast());
    }
}
