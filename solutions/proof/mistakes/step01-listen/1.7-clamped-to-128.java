// Mistake: reduces the backlog to 128, which was the default limit of Linux before 5.4.
// Seen on: Linux
// Fails with: that must fit into the accept queue, and it did not come
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        return open(address, Math.min(backlog, 128));
    }
}
