// Mistake: does not use errorMessage, and writes the port of an IPv6 address behind its last colon.
// Seen on: IPv6
// Fails with: [the error of connecting to the IPv6 address ::1] Expecting throwable message
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
        var exception = new ConnectException("cannot connect to " + host + ":" + port + ": " + failure.getMessage());
        exception.initCause(failure);
        throw exception;
    }
}
