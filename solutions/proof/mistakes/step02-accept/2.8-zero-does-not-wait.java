// Mistake: closes the connections of a stop without a grace period, and does not wait for their handlers.
// Fails with: [how many handlers still ran when stop returned] expected: 0 but was: 
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (gracePeriod.isZero() || gracePeriod.isNegative()) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
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
