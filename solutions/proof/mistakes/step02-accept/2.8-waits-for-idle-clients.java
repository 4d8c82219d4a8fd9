// Mistake: waits until every client has disconnected, and an idle client never does.
// Fails with: stop to return, while all permits are taken when its time was up; your code hangs at
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = CUT_OFF_TIMEOUT.isZero();
            while (!awaitTermination(CUT_OFF_TIMEOUT)) {
                // An interrupt must not make this loop spin.
                Thread.interrupted();
            }
        }
    }
}
