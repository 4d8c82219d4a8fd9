// Mistake: turns every exception into an IOException, also that of a port which is out of range.
// Fails with: [the error of connecting to port 65536]
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        Exception last = null;
        try {
            List<InetSocketAddress> addresses = resolve(host, port);
            long deadline = System.nanoTime() + nanoseconds(timeout);
            int left = addresses.size();
            for (InetSocketAddress address : addresses) {
                try {
                    return connectWithin((deadline - System.nanoTime()) / left--, address);
                } catch (IOException e) {
                    last = e;
                }
            }
        } catch (Exception e) {
            last = e;
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
