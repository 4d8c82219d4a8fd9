// Mistake: binds before it refuses the backlog: the port stays in use.
// Fails with: , which is in use] Expecting actual throwable to be an instance of: java.lang.IllegalArgumentException
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
