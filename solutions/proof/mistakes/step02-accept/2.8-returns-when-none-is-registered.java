// Mistake: returns when no connection is registered, though a client was accepted whose handler has not begun.
// Fails with: [stop waits for a client whose handler has not begun] Expecting value to be true but was false
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
