// Mistake: without a grace period, stop returns and closes no connection.
// Fails with: waited for the end of the connection of an idle client, after a stop with a grace period of zero, and it did not come
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (gracePeriod.isZero() || gracePeriod.isNegative()) {
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
