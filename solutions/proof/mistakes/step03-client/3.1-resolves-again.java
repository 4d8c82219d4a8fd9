// Mistake: makes a new address of the name and the port, which resolves an unresolved address.
// Fails with: [the error of connecting to an unresolved address, where a program listens]
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        return configure(SocketChannel.open(new InetSocketAddress(address.getHostString(), address.getPort())));
    }
}
