// Mistake: a write that has failed is tried again, twice.
// Fails with: [writes that were started, the second of which has failed] expected: 2 but was: 4
package workshop.async;

class AsyncSockets {
    private static final class WriteFully implements CompletionHandler<Integer, Void> {
        private int failures;

        public void failed(Throwable failure, Void nothing) {
            failures++;
            if (failures < 3) {
                next();
            } else {
                bytes.limit(end);
                done.completeExceptionally(failure);
            }
        }
    }
}
