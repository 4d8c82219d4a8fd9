// Mistake: passes the exception on as it is if the timeout is infinite.
// Fails with: to a port where no program listens, with an infinite timeout] Expecting throwable message
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int remainingAddresses = addresses.size();
        IOException failure = null;
        for (InetSocketAddress address : addresses) {
            try {
                return connectWithin((deadline - System.nanoTime()) / remainingAddresses, address);
            } catch (IOException e) {
                failure = e;
            }
            remainingAddresses--;
        }
        if (nanoseconds(timeout) == Long.MAX_VALUE) {
            throw failure;
        }
        throw new IOException(errorMessage(host, port) + ": " + failure, failure);
    }
}
