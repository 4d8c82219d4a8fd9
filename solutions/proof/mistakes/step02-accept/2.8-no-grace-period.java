// Mistake: closes all connections at once.
// Fails with: [the echo to a client in service, long before the deadline of the stop, with a grace period of a minute] expected: "bye" but was: ""
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(Duration.ZERO)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTermination(CUT_OFF_TIMEOUT);
        }
    }
}
