// Mistake: interrupts accept to look around, which closes the listener.
// Fails with: [the listener is open, after a while in which nobody came] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        int failuresInARow = 0;
        while (listener.isOpen()) {
            SocketChannel child;
            try {
                child = acceptWithin(100, listener);
                if (child == null) {
                    continue; // a chance to look around
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                failuresInARow++;
                backOff(e, failuresInARow);
                continue;
            }
            failuresInARow = 0;
            next.handle(child);
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
