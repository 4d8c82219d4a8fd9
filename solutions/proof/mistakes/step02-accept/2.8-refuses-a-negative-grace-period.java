// Mistake: throws when the grace period is negative, and does not stop.
// Fails with: [the exception of a stop with a negative grace period]
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        if (gracePeriod.isNegative()) {
            throw new IllegalArgumentException("the grace period is negative: " + gracePeriod);
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
