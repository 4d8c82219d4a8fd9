// Mistake: resolves the name of an address that is resolved already, and connects to what that name means now.
// Fails with: [connecting to an address whose name cannot be resolved] Expecting code not to raise a throwable
package workshop.client;

import java.nio.channels.UnresolvedAddressException;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        if (address.isUnresolved()) {
            throw new UnresolvedAddressException();
        }
        InetAddress host = InetAddress.getByName(address.getHostString());
        return configure(SocketChannel.open(new InetSocketAddress(host, address.getPort())));
    }
}
