// Mistake: resolves the host without the given method: for the JDK an empty name is this machine.
// Fails with: [the error of connecting to a host without a name]
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        long deadline = System.nanoTime() + nanoseconds(timeout);
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new UnknownHostException(errorMessage(host, port));
        }
        int left = addresses.length;
        IOException last = null;
        for (InetAddress address : addresses) {
            InetSocketAddress remote = new InetSocketAddress(address, port);
            try {
                return connectWithin((deadline - System.nanoTime()) / left--, remote);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
