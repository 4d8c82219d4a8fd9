// Mistake: adds the timeouts up: each address has all of the time.
// Seen on: Linux
// Fails with: [how long it took in ms, where both addresses have 3000 ms together]
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
