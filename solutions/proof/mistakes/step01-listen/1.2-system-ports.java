// Mistake: refuses the ports of the system range, because most systems let only privileged programs listen on them.
// Seen on: a low port
// Fails with: , which is free] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        if (address.getPort() != 0 && PortRange.of(address.getPort()) == PortRange.SYSTEM) {
            throw new BindException("a system port: " + address);
        }
        return open(address, 0);
    }
}
