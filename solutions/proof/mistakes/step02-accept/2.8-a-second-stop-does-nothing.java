// Mistake: when the server stops already, does nothing: the connections keep the time of the first stop.
// Fails with: waited for the end of the connection of a client, after a second stop without a grace period, and it did not come
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        if (!listener.isOpen()) {
            return;
        }
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
