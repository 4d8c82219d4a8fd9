// Mistake: stop does not set deadlinePassed, so the connection of a handler that begins later stays open.
// Fails with: waited for the end of the connection of a client whose handler began after the deadline, and it did not come
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
