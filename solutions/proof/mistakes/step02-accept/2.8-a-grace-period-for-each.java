// Mistake: gives each connection the grace period, one after another.
// Fails with: stop to return, with idle clients, whose connections must be closed at the deadline when its time was up
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        for (SocketChannel connection : inService) {
            if (awaitTermination(gracePeriod)) {
                return;
            }
            connection.close();
        }
        deadlinePassed = true;
        awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
    }
}
