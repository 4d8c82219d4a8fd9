// Mistake: ends the input of the connections in service before it waits for them.
// Fails with: [the echo to a client in service, long before the deadline of the stop, with a grace period of a minute] expected: "bye" but was: ""
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        for (SocketChannel connection : inService) {
            try {
                connection.shutdownInput();
            } catch (IOException e) {
                // it has ended already
            }
        }
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
