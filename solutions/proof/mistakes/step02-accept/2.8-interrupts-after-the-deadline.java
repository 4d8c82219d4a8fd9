// Mistake: interrupts the accept thread after the deadline.
// Fails with: [stop has interrupted the accept thread] Expecting value to be false but was true
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            acceptThread.interrupt();
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
