// Mistake: the second wait looks only at the registered connections. A handler that has not begun is not among them.
// Fails with: [stop waits for a client whose handler has not begun] Expecting value to be true but was false
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        Objects.requireNonNull(gracePeriod, "gracePeriod");
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            boolean interrupted = Thread.interrupted();
            long deadline = System.nanoTime() + CUT_OFF_TIMEOUT.toNanos();
            while (!inService.isEmpty() && System.nanoTime() < deadline) {
                try {
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
