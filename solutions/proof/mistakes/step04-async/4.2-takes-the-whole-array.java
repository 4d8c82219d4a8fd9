// Mistake: writes the array of a buffer that has one, although the buffer may be a part of it.
// Fails with: [bytes at reader 1 of two that its write does not contain] expected: 0 but was: 100
package workshop.async;

class AsyncSockets {
    private static final class WriteFully implements CompletionHandler<Integer, Void> {
        WriteFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
            this.channel = channel;
            this.bytes = bytes.hasArray() ? ByteBuffer.wrap(bytes.array(), bytes.position(), bytes.remaining()) : bytes;
            this.end = bytes.limit();
        }
    }
}
