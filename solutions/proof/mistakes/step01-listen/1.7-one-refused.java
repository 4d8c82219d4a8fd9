// Mistake: the smallest backlog is refused too.
// Fails with: [listening with the smallest backlog, 1]
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog <= 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        return open(address, backlog);
    }
}
