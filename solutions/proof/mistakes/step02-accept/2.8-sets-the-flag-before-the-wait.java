// Mistake: sets the flag before the grace period. So a handler that begins in it finds its connection closed.
// Fails with: the echo to a client whose handler began after stop was called, before the deadline
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        deadlinePassed = true;
        if (!awaitTermination(gracePeriod)) {
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
