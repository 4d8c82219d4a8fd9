// Mistake: waits for the accept thread for the whole grace period, and then for the handlers for the whole grace period again.
// Fails with: [the time of a stop at the limit, with a grace period of 200 ms] Expecting
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        try {
            acceptThread.join(gracePeriod);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
