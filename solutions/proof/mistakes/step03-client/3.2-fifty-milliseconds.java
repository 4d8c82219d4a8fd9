// Mistake: gives each address but the last one 50 ms, however long the timeout is.
// Seen on: Linux
// Fails with: [the time to connect, in ms, where five addresses together have 2500 ms
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int remainingAddresses = addresses.size();
        IOException failure = null;
        for (InetSocketAddress address : addresses) {
            try {
                long remaining = deadline - System.nanoTime();
                return connectWithin(remainingAddresses == 1 ? remaining : Math.min(50_000_000, remaining), address);
            } catch (IOException e) {
                failure = e;
            }
            remainingAddresses--;
        }
        var exception = new ConnectException(errorMessage(host, port) + ": " + failure.getMessage());
        exception.initCause(failure);
        throw exception;
    }
}
