// Mistake: a stop after the stop throws.
// Fails with: stop threw java.lang.IllegalStateException
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        if (!listener.isOpen() && deadlinePassed) {
            throw new IllegalStateException("already stopped");
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
