// Mistake: copies chunks, and is done when the last one is copied, although it may be written only in part.
// Fails with: [bytes that had been written when the future was done, of 4000000] expected: 4000000 but was: 
package workshop.async;

class AsyncSockets {
    private static final class WriteFully implements CompletionHandler<Integer, Void> {
        private ByteBuffer part = ByteBuffer.allocate(0);

        void next() {
            if (!part.hasRemaining()) {
                byte[] chunk = new byte[Math.min(bytes.remaining(), CHUNK_SIZE)];
                bytes.get(chunk);
                part = ByteBuffer.wrap(chunk);
            }
            try {
                channel.write(part, null, this);
            } catch (RuntimeException | Error e) {
                failed(e, null);
            }
        }

        public void completed(Integer count, Void nothing) {
            if (bytes.hasRemaining()) {
                next();
            } else {
                done.complete(null);
            }
        }
    }
}
