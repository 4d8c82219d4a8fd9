// Mistake: the limit of the buffer is set back when the future has failed, and its dependent actions have run.
// Fails with: the limit of the buffer, after a write of it has failed, in a dependent action of the future
package workshop.async;

class AsyncSockets {
    private static final class WriteFully {
        public void failed(Throwable failure, Void nothing) {
            done.completeExceptionally(failure);
            bytes.limit(end);
        }
    }
}
