// Mistake: gives each address the whole timeout.
// Seen on: Linux
// Fails with: [the time to connect, in ms, where five addresses together have 2500 ms
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        IOException last = null;
        for (InetSocketAddress address : resolve(host, port)) {
            try {
                return connectWithin(nanoseconds(timeout), address);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
