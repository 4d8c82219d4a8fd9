// Mistake: at least a millisecond remains, but half of it is 0 in whole milliseconds: for the socket, no limit.
// Seen on: Linux
// Fails with: within 0 ns, and it did not come
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int remainingAddresses = addresses.size();
        IOException failure = null;
        for (InetSocketAddress address : addresses) {
            long remaining = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            try {
                return connectWithin(remaining / remainingAddresses, address);
            } catch (IOException e) {
                failure = e;
            }
            remainingAddresses--;
        }
        throw new ConnectException(errorMessage(host, port) + ": " + failure);
    }

    private static int milliseconds(long milliseconds) {
        return (int) Math.min(milliseconds, Integer.MAX_VALUE);
    }
}
