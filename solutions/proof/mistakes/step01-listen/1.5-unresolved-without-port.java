// Mistake: names the host of an unresolved address, and forgets its port.
// Fails with: [listening on an unresolved host] Expecting throwable message: "cannot listen on localhost: java.nio.channels.UnresolvedAddressException" to contain: "
package workshop.listen;

class Listener {
    private static String format(InetSocketAddress address) {
        return address.isUnresolved()
                ? address.getHostString()
                : address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
