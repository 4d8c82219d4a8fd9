// Mistake: binds before it refuses the backlog: the port stays in use.
// Fails with: [file descriptors left open by 300 attempts with a backlog of 0]
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        Listener listener = open(address, backlog);
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        return listener;
    }
}
