// Mistake: close starts a thread for each listener, to wait for 5 seconds at most, and does not shut its executor down.
// Fails with: [threads left by closing 100 listeners]
package workshop.listen;

class Listener {
    @Override
    public void close() throws IOException {
        var executor = java.util.concurrent.Executors.newCachedThreadPool();
        var closing = java.util.concurrent.CompletableFuture.runAsync(this::closeChannel, executor);
        closing.orTimeout(5, java.util.concurrent.TimeUnit.SECONDS).join();
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
