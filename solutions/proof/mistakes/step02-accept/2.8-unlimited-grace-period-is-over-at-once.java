// Mistake: computes the deadline. With an unlimited grace period, the sum is negative, and the deadline has passed.
// Fails with: [the echo to a client in service, long before the deadline of the stop, with an unlimited grace period] expected: "bye" but was: ""
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(gracePeriod);
        boolean ended = awaitTermination(Duration.ZERO);
        while (!ended && System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            ended = awaitTermination(Duration.ofMillis(20));
        }
        if (!ended) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
