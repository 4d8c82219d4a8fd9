// Mistake: the error message names the address, and not the port.
// Fails with: , which is in use] Expecting throwable message: "cannot listen on
package workshop.listen;

class Listener {
    private static String format(InetSocketAddress address) {
        return address.isUnresolved()
                ? address.getHostString()
                : address.getAddress().getHostAddress();
    }
}
