// Mistake: takes a grace period of minus one minute for one minute.
// Fails with: the test was waiting for stop to return, while a handler writes to a client that does not read when its time was up
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod.abs())) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
