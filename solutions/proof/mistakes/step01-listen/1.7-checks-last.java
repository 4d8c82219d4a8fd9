// Mistake: binds before it refuses the backlog, and then closes the listener: a port in use hides the wrong backlog.
// Fails with: , which is in use] Expecting actual throwable to be an instance of: java.lang.IllegalArgumentException
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        Listener listener = open(address, backlog);
        if (backlog < 1) {
            listener.close();
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        return listener;
    }
}
