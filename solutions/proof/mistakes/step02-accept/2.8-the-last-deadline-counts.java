// Mistake: a second stop overwrites the deadline of the first.
// Fails with: waited for the end of the connection of a client, at the earlier of two deadlines, and it did not come
package workshop.accept;

class Server {
    private volatile long deadline;

    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(gracePeriod);
        boolean ended;
        do {
            long left = deadline - System.nanoTime();
            ended = awaitTermination(Duration.ofNanos(Math.min(left, 50_000_000)));
        } while (!ended && !Thread.currentThread().isInterrupted() && deadline - System.nanoTime() > 0);
        if (!ended) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
