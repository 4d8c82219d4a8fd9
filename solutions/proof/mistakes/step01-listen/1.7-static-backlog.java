// Mistake: keeps the backlog in a static field, and the next listener has it too.
// Seen on: Linux
// Fails with: [how many of 10 clients wait for a later listener, which has the JDK's default backlog]
package workshop.listen;

class Listener {
    private static int defaultBacklog;

    public static Listener listen(InetSocketAddress address) throws IOException {
        return open(address, defaultBacklog);
    }

    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("not a backlog: " + backlog);
        }
        defaultBacklog = backlog;
        return listen(address);
    }
}
