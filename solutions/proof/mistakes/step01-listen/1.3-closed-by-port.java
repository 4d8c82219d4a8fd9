// Mistake: port() has the channel in a try-with-resources, which closes it.
// Fails with: [whether the first listener is open after port()] Expecting value to be true but was false
package workshop.listen;

class Listener {
    public int port() throws IOException {
        try (ServerSocketChannel open = channel) {
            return ((InetSocketAddress) open.getLocalAddress()).getPort();
        }
    }
}
