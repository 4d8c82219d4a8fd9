// Mistake: refuses the ports of the system range, because most systems let only privileged programs listen on them.
// Seen on: a low port
// Fails with: which is a port like any other] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("not a backlog: " + backlog);
        }
        if (address.getPort() > 0 && address.getPort() < 1024) {
            throw new IllegalArgumentException("a system port: " + address.getPort());
        }
        return open(address, backlog);
    }
}
