// Mistake: replaces port 0 by a fixed port.
// Fails with: [a backlog of 5 on port 0, which is a port like any other] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("not a backlog: " + backlog);
        }
        return open(address.getPort() == 0 ? new InetSocketAddress(address.getAddress(), 8097) : address, backlog);
    }
}
