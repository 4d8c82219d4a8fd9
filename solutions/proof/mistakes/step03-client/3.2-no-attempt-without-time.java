// Mistake: makes no attempt if the timeout is zero or negative.
// Fails with: [the error of the last of 100 attempts to connect to a listener, with a timeout of 0 ns]
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        if (timeout.isZero() || timeout.isNegative()) {
            throw new java.net.SocketTimeoutException(errorMessage(host, port) + ": the timeout has passed");
        }
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int remainingAddresses = addresses.size();
        IOException last = null;
        for (InetSocketAddress address : addresses) {
            try {
                return connectWithin((deadline - System.nanoTime()) / remainingAddresses, address);
            } catch (IOException e) {
                last = e;
            }
            remainingAddresses--;
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
