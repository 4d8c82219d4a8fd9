// Mistake: makes a new address of the parts of the given one: an unresolved address has no IP address, and null means this machine.
// Fails with: [the error of connecting to an unresolved address, where a program listens]
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        return configure(SocketChannel.open(new InetSocketAddress(address.getAddress(), address.getPort())));
    }
}
