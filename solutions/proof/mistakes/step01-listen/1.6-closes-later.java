// Mistake: another thread closes the channel, and close does not wait for it.
// Fails with: after close the channel is still open, and the port is still in use
package workshop.listen;

class Listener {
    @Override
    public void close() {
        Thread.ofVirtual().start(() -> {
            try {
                channel.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }
}
