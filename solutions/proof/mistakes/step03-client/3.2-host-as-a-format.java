// Mistake: makes the error message with String.format, and the host is a part of the format.
// Seen on: IPv6
// Fails with: [the error of connecting to the IPv6 address ::1%1]
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
        var exception = new ConnectException(String.format(errorMessage(host, port) + ": %s", failure.getMessage()));
        exception.initCause(failure);
        throw exception;
    }
}
