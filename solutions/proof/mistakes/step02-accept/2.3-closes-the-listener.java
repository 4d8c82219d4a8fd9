// Mistake: closes the listener at the end, also when next threw. It belongs to the caller.
// Fails with: [the listener, which belongs to the caller, is open after next threw java.io.IOException: from next] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        try (listener) {
            for (SocketChannel child = acceptNext(listener); child != null; child = acceptNext(listener)) {
                next.handle(child);
            }
        }
    }
}
