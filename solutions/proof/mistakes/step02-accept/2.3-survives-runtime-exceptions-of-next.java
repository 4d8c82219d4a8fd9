// Mistake: logs a runtime exception of next and goes on. A guard (2.5) does that, if it is wanted.
// Fails with: [the exception of run, after next threw workshop.accept.DeliberateException: deliberate] expected: "workshop.accept.DeliberateException: deliberate" but was: "none: the loop accepted another client"
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        for (SocketChannel child = acceptNext(listener); child != null; child = acceptNext(listener)) {
            try {
                next.handle(child);
            } catch (RuntimeException e) {
                LOG.warn("a handler failed", e);
            }
        }
    }
}
