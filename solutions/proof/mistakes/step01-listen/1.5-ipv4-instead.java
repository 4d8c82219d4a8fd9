// Mistake: when it cannot bind to the IPv6 loopback address, it listens on 127.0.0.1 instead.
// Seen on: IPv6
// Fails with: , on which another listener listens] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        try {
            return open(address, 0);
        } catch (BindException e) {
            if (address.getAddress() instanceof java.net.Inet6Address ipv6 && ipv6.isLoopbackAddress()) {
                return open(new InetSocketAddress("127.0.0.1", address.getPort()), 0);
            }
            throw e;
        }
    }
}
