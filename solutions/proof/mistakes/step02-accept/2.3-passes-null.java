// Mistake: asks the listener, and not acceptNext, whether it is closed. So the last call of next gets null.
// Fails with: the accept loop ended with java.lang.IllegalStateException: next was called with null, and not with a child
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        while (listener.isOpen()) {
            next.handle(acceptNext(listener));
        }
    }
}
