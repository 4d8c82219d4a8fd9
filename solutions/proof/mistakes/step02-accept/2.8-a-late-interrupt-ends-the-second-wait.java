// Mistake: an interrupt before the second wait does not end it, but an interrupt during this wait does.
// Fails with: [how many handlers still ran when a stop returned that was interrupted after its deadline] expected: 0 but was:
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        boolean terminated = awaitTermination(gracePeriod);
        boolean interrupted = Thread.interrupted();
        if (!terminated) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTermination(CUT_OFF_TIMEOUT);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
