// Mistake: gives each address but the last half of the remaining time, however many addresses there are.
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
            long remaining = deadline - System.nanoTime();
            try {
                return connectWithin(remainingAddresses > 1 ? remaining / 2 : remaining, address);
            } catch (IOException e) {
                failure = e;
            }
            remainingAddresses--;
        }
        throw new IOException(errorMessage(host, port) + ": " + failure, failure);
    }
}
