// Mistake: counts the bytes until they are as many as the limit of the buffer.
// Fails with: waited for the future to be done, and the stream to end after 4000000 bytes, and it did not come; 4000000 bytes did
package workshop.async;

class AsyncSockets {
    private static final class WriteFully implements CompletionHandler<Integer, Void> {
        private int written;

        void next() {
            try {
                channel.write(bytes, null, this);
            } catch (RuntimeException | Error e) {
                failed(e, null);
            }
        }

        public void completed(Integer count, Void nothing) {
            written += count;
            if (written == bytes.limit()) {
                done.complete(null);
            } else {
                next();
            }
        }
    }
}
