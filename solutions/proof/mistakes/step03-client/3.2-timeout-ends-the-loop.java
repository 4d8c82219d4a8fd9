// Mistake: gives up when an address does not respond in time, and does not try the next one.
// Seen on: Linux
// Fails with: whose first address never responds] Expecting code not to raise a throwable
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
            } catch (java.net.SocketTimeoutException e) {
                throw new IOException(errorMessage(host, port), e);
            } catch (IOException e) {
                last = e;
            }
            remainingAddresses--;
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
