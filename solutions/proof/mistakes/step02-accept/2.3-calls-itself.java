// Mistake: run calls itself for each client, until the stack of its thread is full.
// Fails with: [the end of run, after 50000 clients] expected: "none: run returned" but was: "java.lang.StackOverflowError"
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        SocketChannel child = acceptNext(listener);
        if (child != null) {
            next.handle(child);
            run(listener, next);
        }
    }
}
