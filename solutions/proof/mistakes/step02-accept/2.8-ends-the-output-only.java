// Mistake: after the deadline, ends the output of each connection, and does not close it.
// Fails with: the handlers to return
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                try {
                    connection.shutdownOutput();
                } catch (IOException ended) {
                    continue;
                }
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
