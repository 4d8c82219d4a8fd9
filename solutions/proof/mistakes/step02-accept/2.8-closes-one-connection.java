// Mistake: closes one of the connections only.
// Fails with: the end of an idle client's connection, after the deadline
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            var connections = inService.iterator();
            if (connections.hasNext()) {
                connections.next().close();
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
