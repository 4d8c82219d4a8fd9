// Mistake: waits for a thread that closes the channel, and gives up in an interrupted thread.
// Fails with: waited for the return of close in an interrupted thread, but it failed: java.io.InterruptedIOException
package workshop.listen;

class Listener {
    @Override
    public void close() throws IOException {
        Thread closing = Thread.ofVirtual().unstarted(() -> {
            try {
                channel.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        closing.start();
        try {
            closing.join();
        } catch (InterruptedException e) {
            throw new java.io.InterruptedIOException("interrupted while closing");
        }
    }
}
