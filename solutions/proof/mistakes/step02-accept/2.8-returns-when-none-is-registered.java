// Mistake: returns when no connection is registered, though a client was accepted whose handler has not begun.
// Fails with: waited for the end of the connection of a client whose handler began after the deadline, and it did not come
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (inService.isEmpty()) {
            return;
        }
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
