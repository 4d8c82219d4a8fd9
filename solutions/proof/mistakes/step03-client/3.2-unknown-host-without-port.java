// Mistake: resolves the host without the given method: for an unknown host, the JDK's message contains the host and not the port.
// Fails with: Expecting throwable message: "Unknown..invalid
// Fails with: to contain: "33333" but did not.
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int left = addresses.length;
        IOException last = null;
        for (InetAddress address : addresses) {
            try {
                return connectWithin((deadline - System.nanoTime()) / left, new InetSocketAddress(address, port));
            } catch (IOException e) {
                last = e;
            }
            left--;
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
