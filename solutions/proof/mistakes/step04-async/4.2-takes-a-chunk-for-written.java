// Mistake: goes on behind each chunk, however many bytes of it were written.
// Fails with: [bytes that had been written when the future was done, of 4000000] expected: 4000000 but was: 
package workshop.async;

class AsyncSockets {
    private static final class WriteFully implements CompletionHandler<Integer, Void> {
        void next() {
            int length = Math.min(end - bytes.position(), CHUNK_SIZE);
            ByteBuffer chunk = bytes.slice(bytes.position(), length);
            bytes.position(bytes.position() + length);
            try {
                channel.write(chunk, null, this);
            } catch (RuntimeException | Error e) {
                failed(e, null);
            }
        }
    }
}
