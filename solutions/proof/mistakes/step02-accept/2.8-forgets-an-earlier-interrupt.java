// Mistake: clears the interrupt of a thread that was interrupted before stop, and does not set it again.
// Fails with: [the thread is still interrupted, after stop has returned] Expecting value to be true but was false
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        Duration wait = Thread.interrupted() ? Duration.ZERO : gracePeriod;
        if (!awaitTermination(wait)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
