// Mistake: does nothing on a thread that is interrupted already.
// Fails with: waited for the end of the connection of a client, after a stop on an interrupted thread, and it did not come
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
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
