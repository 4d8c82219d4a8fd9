// Mistake: sleeps for the whole grace period, also when no connection is left.
// Fails with: waited for stop to return, after the last client has disconnected, with a grace period of a minute, and it did not come
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        try {
            Thread.sleep(gracePeriod);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deadlinePassed = true;
        for (SocketChannel connection : inService) {
            connection.close();
        }
        awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
    }
}
