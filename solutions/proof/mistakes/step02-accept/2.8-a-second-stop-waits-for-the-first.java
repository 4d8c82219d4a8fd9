// Mistake: stop is synchronized, so a second stop waits for the first.
// Fails with: stop to return, without a grace period, while another stop waits when its time was up
package workshop.accept;

class Server {
    public synchronized void stop(Duration gracePeriod) throws IOException {
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
