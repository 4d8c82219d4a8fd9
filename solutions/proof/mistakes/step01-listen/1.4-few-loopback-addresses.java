// Mistake: compares texts, and takes only the addresses 127.0.0.x of IPv4 for loopback.
// Seen on: Linux
// Fails with: [whether a listener on the loopback address localhost/127.1.2.3
package workshop.listen;

class Listener {
    public boolean isReachableFromOtherHosts() throws IOException {
        String host = localAddress().getAddress().getHostAddress();
        return !host.startsWith("127.0.0.") && !host.equals("0:0:0:0:0:0:0:1");
    }
}
