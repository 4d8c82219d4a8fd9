// Mistake: ends the loop when an attempt has timed out and no time is left, although each address gets a millisecond.
// Seen on: Linux
// Fails with: [the error of the last of 100 attempts to connect to a host whose first address never responds, with a timeout of 0 ns]
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        return connectToOneOf(addresses, System.nanoTime() + nanoseconds(timeout), errorMessage(host, port));
    }

    private static SocketChannel connectToOneOf(List<InetSocketAddress> addresses, long deadline, String message)
            throws IOException {
        try {
            return connectWithin((deadline - System.nanoTime()) / addresses.size(), addresses.get(0));
        } catch (IOException e) {
            boolean late = e instanceof java.net.SocketTimeoutException && deadline - System.nanoTime() <= 0;
            if (late || addresses.size() == 1) {
                throw new IOException(message + ": " + e.getMessage(), e);
            }
            return connectToOneOf(addresses.subList(1, addresses.size()), deadline, message);
        }
    }
}
