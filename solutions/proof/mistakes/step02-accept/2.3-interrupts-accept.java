// Mistake: gives accept a time limit by an interrupt, which closes the listener.
// Fails with: [the listener is open, after a period without clients] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        for (int consecutiveFailures = 1; ; consecutiveFailures++) {
            try {
                SocketChannel child = acceptWithin(100, listener);
                if (child != null) {
                    return child;
                }
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException e) {
                backOff(e, consecutiveFailures);
            }
        }
    }

    private static SocketChannel acceptWithin(long millis, ServerSocketChannel listener) throws IOException {
        try (java.util.concurrent.ExecutorService acceptor =
                java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            java.util.concurrent.Future<SocketChannel> child = acceptor.submit(() -> acceptOne(listener));
            try {
                return child.get(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
            } catch (java.util.concurrent.TimeoutException e) {
                child.cancel(true);
                return null;
            } catch (java.util.concurrent.ExecutionException e) {
                throw e.getCause() instanceof IOException broken ? broken : new IOException(e);
            } catch (InterruptedException e) {
                throw new java.io.InterruptedIOException();
            }
        }
    }
}
