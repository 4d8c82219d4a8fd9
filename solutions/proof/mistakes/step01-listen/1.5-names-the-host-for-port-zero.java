// Mistake: for port 0, the message has only the name of the host.
// Fails with: [listening on any free port of 198.51.100.7, which no host has]
package workshop.listen;

class Listener {
    private static String format(InetSocketAddress address) {
        if (address.getPort() == 0) {
            return address.getHostString();
        }
        String text = address.toString();
        return address.isUnresolved() ? text : text.substring(text.indexOf('/') + 1);
    }
}
