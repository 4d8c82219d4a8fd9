// Mistake: a second stop returns at once when no connection is registered, though a handler may not have begun.
// Fails with: [a second stop waits for a client whose handler has not begun] Expecting value to be true but was false
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        if (!listener.isOpen() && inService.isEmpty()) {
            return;
        }
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
