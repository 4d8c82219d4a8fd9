// Mistake: the error message has the address for the name localhost alone, and the name for every other address that has one.
// Fails with: to contain: "127.0.0.1"
package workshop.listen;

class Listener {
    private static String format(InetSocketAddress address) {
        String host = address.getHostString();
        if (host.equals("localhost") && !address.isUnresolved()) {
            host = address.getAddress().getHostAddress();
        }
        return host + ":" + address.getPort();
    }
}
