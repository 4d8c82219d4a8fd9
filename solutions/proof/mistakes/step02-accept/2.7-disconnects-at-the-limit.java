// Mistake: accepts a client above the limit, and disconnects it.
// Fails with: the echo to the third client, after the first has disconnected
// Or with: the echo to the fourth client, after the second has disconnected
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        for (SocketChannel child = acceptNext(listener); child != null; child = acceptNext(listener)) {
            if (permits.tryAcquire()) {
                next.handle(child);
            } else {
                child.close();
            }
        }
    }
}
