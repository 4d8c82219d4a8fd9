// Mistake: after an interrupt, the second wait ends at once, and the handlers still run.
// Fails with: [how many handlers still ran when an interrupted stop returned] expected: 0 but was:
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTermination(CUT_OFF_TIMEOUT);
        }
    }
}
