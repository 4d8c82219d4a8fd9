// Mistake: a write that is refused because another one is pending is tried again a little later.
// Fails with: waited for the failure of a second write that threw a WritePendingException at once
package workshop.async;

class AsyncSockets {
    private static final class WriteFully {
        void next() {
            bytes.limit(bytes.position() + Math.min(end - bytes.position(), CHUNK_SIZE));
            try {
                channel.write(bytes, null, this);
            } catch (java.nio.channels.WritePendingException e) {
                CompletableFuture.delayedExecutor(1, java.util.concurrent.TimeUnit.MILLISECONDS)
                        .execute(this::next);
            } catch (RuntimeException | Error e) {
                failed(e, null);
            }
        }
    }
}
