// Mistake: stop returns at once, and another thread does the rest.
// Fails with: [how many handlers still ran when stop returned] expected: 0 but was:
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        Thread.startVirtualThread(() -> {
            if (awaitTermination(gracePeriod)) {
                return;
            }
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                try {
                    connection.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        });
    }
}
