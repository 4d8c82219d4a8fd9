// Mistake: the error message has no colon between the address and the port.
// Fails with:  not to contain: "127.0.0.1
package workshop.listen;

class Listener {
    private static String format(InetSocketAddress address) {
        String host = address.isUnresolved()
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        return host + address.getPort();
    }
}
