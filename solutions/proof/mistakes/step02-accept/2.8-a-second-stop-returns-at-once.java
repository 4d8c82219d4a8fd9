// Mistake: when the deadline has passed already, returns at once, though handlers still run.
// Fails with: [how many handlers still ran when a second stop returned] expected: 0 but was: 1
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (deadlinePassed) {
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
