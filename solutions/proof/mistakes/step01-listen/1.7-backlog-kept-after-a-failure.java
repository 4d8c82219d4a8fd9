// Mistake: passes the backlog on in a ThreadLocal, and removes it only if listen has not failed.
// Seen on: Linux
// Fails with: [how many of 10 clients wait for a later listener, which has the JDK's default backlog]
package workshop.listen;

class Listener {
    private static final ThreadLocal<Integer> BACKLOG = ThreadLocal.withInitial(() -> 0);

    public static Listener listen(InetSocketAddress address) throws IOException {
        return open(address, BACKLOG.get());
    }

    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("not a backlog: " + backlog);
        }
        BACKLOG.set(backlog);
        Listener listener = listen(address);
        BACKLOG.remove();
        return listener;
    }
}
