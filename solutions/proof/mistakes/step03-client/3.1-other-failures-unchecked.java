// Mistake: makes an unchecked exception of every failure that is not a refused connection.
// Fails with: [the error of connecting to a broadcast address]
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        try {
            return configure(SocketChannel.open(address));
        } catch (ConnectException e) {
            throw e;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
