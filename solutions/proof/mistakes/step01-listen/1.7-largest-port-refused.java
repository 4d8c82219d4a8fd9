// Mistake: refuses 65535, by a comparison that is off by one.
// Fails with: [a backlog of 5 on port 65535, which is a port like any other] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("not a backlog: " + backlog);
        }
        if (address.getPort() >= 65_535) {
            throw new IllegalArgumentException("not a port: " + address.getPort());
        }
        return open(address, backlog);
    }
}
