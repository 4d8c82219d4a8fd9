// Mistake: sets the flag after the loop over the connections.
// Fails with: waited for the end of the connection of a client whose handler began while stop closed the others, and it did not come
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            for (SocketChannel connection : inService) {
                connection.close();
            }
            deadlinePassed = true;
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
