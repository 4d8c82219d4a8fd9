// Mistake: catches a refused connection and a timeout, but no other failure, such as an unreachable network.
// Fails with: whose first address is a broadcast address] Expecting code not to raise a throwable
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int remainingAddresses = addresses.size();
        IOException last = null;
        for (InetSocketAddress address : addresses) {
            try {
                return connectWithin((deadline - System.nanoTime()) / remainingAddresses, address);
            } catch (ConnectException | java.net.SocketTimeoutException e) {
                last = e;
            }
            remainingAddresses--;
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
