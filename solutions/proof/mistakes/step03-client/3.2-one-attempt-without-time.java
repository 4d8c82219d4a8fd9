// Mistake: ends the loop when the timeout has passed, although each address gets a millisecond.
// Fails with: [the error of the last of 100 attempts to connect to a host with two addresses, with a timeout of 0 ns]
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
            } catch (IOException e) {
                last = e;
            }
            if (deadline - System.nanoTime() <= 0) {
                break;
            }
            remainingAddresses--;
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
