// Mistake: after the deadline, interrupts the accept thread, so that it ends sooner.
// Fails with: [stop has interrupted the accept thread] Expecting value to be false but was true
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            acceptThread.interrupt();
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
