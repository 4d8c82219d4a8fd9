// Mistake: divides the whole timeout by the number of the remaining addresses, and does not take off the time that has passed.
// Seen on: Linux
// Fails with: [the time until connect failed, in ms, where it took 300 ms to resolve the name to seven addresses
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        int remainingAddresses = addresses.size();
        IOException last = null;
        for (InetSocketAddress address : addresses) {
            try {
                return connectWithin(nanoseconds(timeout) / remainingAddresses--, address);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
