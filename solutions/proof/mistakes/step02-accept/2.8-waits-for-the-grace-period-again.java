// Mistake: after the connections were closed, waits for the handlers for another grace period, which may be short.
// Fails with: [how many handlers still ran when stop returned] expected: 0 but was:
// Or with: [a handler that was blocked in a write has ended, when stop returned]
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTerminationUninterruptibly(gracePeriod);
        }
    }
}
