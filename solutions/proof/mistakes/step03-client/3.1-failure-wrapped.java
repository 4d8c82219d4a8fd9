// Mistake: wraps the IOException of connect into an unchecked one, so that a caller does not have to catch it.
// Fails with: [the error of connecting to a port where no program listens]
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) {
        try {
            return configure(SocketChannel.open(address));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
