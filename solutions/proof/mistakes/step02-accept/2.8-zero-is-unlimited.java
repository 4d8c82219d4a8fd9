// Mistake: takes a grace period of zero for an unlimited one.
// Fails with: stop to return, with a grace period of zero and an idle client when its time was up
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        Duration limit = gracePeriod.isZero() ? Duration.ofDays(365) : gracePeriod;
        if (!awaitTermination(limit)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
