// Mistake: computes the deadline before it resolves the name, so that a slow name server uses up the timeout.
// Seen on: Linux
// Fails with: [the time until connect failed, in ms, where it took 300 ms to resolve the name to seven addresses
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        long deadline = System.nanoTime() + nanoseconds(timeout);
        List<InetSocketAddress> addresses = resolve(host, port);
        int remainingAddresses = addresses.size();
        IOException last = null;
        for (InetSocketAddress address : addresses) {
            try {
                return connectWithin((deadline - System.nanoTime()) / remainingAddresses--, address);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
