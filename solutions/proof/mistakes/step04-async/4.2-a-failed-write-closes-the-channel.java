// Mistake: closes the channel when a write fails.
// Fails with: [the channel is open, after a write of it has failed] Expecting value to be true but was false
package workshop.async;

class AsyncSockets {
    private static final class WriteFully implements CompletionHandler<Integer, Void> {
        public void failed(Throwable failure, Void nothing) {
            bytes.limit(end);
            closeQuietly(channel);
            done.completeExceptionally(failure);
        }
    }
}
