// Mistake: stops in the middle of the buffer when the caller has cancelled the future.
// Fails with: waited for all 1000000 bytes of a write whose future was cancelled, and it did not come
package workshop.async;

class AsyncSockets {
    private static final class WriteFully {
        @Override
        public void completed(Integer count, Void nothing) {
            if (done.isDone()) {
                return;
            }
            if (bytes.position() == end) {
                done.complete(null);
            } else {
                next();
            }
        }
    }
}
