// Mistake: adds the grace period to the time of day, before the listener is closed.
// Fails with: waited for new clients to be refused, after stop was called, but it failed: java.lang.ArithmeticException
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        java.time.Instant deadline = java.time.Instant.now().plus(gracePeriod);
        listener.close();
        boolean done = awaitTermination(Duration.between(java.time.Instant.now(), deadline));
        if (done) {
            return;
        }
        deadlinePassed = true;
        inService.forEach(connection -> {
            try {
                connection.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
    }
}
