// Mistake: the interrupt is lost: the caller cannot see it any more.
// Fails with: [the thread is still interrupted, after stop has returned] Expecting value to be true but was false
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            Thread.interrupted();
            awaitTermination(CUT_OFF_TIMEOUT);
        }
    }
}
