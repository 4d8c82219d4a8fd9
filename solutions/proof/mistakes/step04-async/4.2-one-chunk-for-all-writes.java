// Mistake: all writes share one direct buffer, which saves a copy of the JDK.
// Fails with: [bytes at reader 1 of two that its write does not contain] expected: 0 but was: 
package workshop.async;

class AsyncSockets {
    private static final class WriteFully implements CompletionHandler<Integer, Void> {
        private static final ByteBuffer CHUNK = ByteBuffer.allocateDirect(CHUNK_SIZE);

        void next() {
            int length = Math.min(bytes.remaining(), CHUNK_SIZE);
            CHUNK.clear().put(bytes.slice(bytes.position(), length)).flip();
            try {
                channel.write(CHUNK, null, this);
            } catch (RuntimeException | Error e) {
                failed(e, null);
            }
        }

        public void completed(Integer count, Void nothing) {
            bytes.position(bytes.position() + count);
            if (bytes.hasRemaining()) {
                next();
            } else {
                done.complete(null);
            }
        }
    }
}
