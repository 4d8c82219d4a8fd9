// Mistake: calls accept itself, and not acceptNext. So the child has no TCP_NODELAY.
// Fails with: [TCP_NODELAY of a child that was passed to next] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            permits.acquireUninterruptibly();
            SocketChannel child;
            try {
                child = listener.accept();
            } catch (ClosedChannelException e) {
                permits.release();
                return;
            } catch (IOException e) {
                permits.release();
                backOff(e, 1);
                continue;
            }
            next.handle(child);
        }
    }
}
