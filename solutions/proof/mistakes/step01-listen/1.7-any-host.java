// Mistake: uses the port of the address and ignores its host.
// Fails with: [the address of a listener with a backlog of 5 that should listen on
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        return open(new InetSocketAddress(address.getPort()), backlog);
    }
}
