// Mistake: returns null if no address accepts the connection.
// Fails with: [the channel that connect returned] Expecting actual not to be null
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int remainingAddresses = addresses.size();
        for (InetSocketAddress address : addresses) {
            try {
                return connectWithin((deadline - System.nanoTime()) / remainingAddresses, address);
            } catch (IOException e) {
                remainingAddresses--;
            }
        }
        return null;
    }
}
