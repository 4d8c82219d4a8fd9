// Mistake: says in the error message how many milliseconds the timeout had.
// Fails with: [the error of connecting to a port where no program listens, with an infinite timeout]
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
        var exception = new ConnectException(
                errorMessage(host, port) + " within " + timeout.toMillis() + " ms: " + failure.getMessage());
        exception.initCause(failure);
        throw exception;
    }
}
