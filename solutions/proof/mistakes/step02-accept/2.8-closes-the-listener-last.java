// Mistake: closes the listener after the wait.
// Fails with: new clients to be refused, after stop was called
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTermination(CUT_OFF_TIMEOUT);
            listener.close();
        }
    }
}
