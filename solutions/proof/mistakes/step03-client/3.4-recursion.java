// Mistake: calls itself after each read, so that a frame which arrives in many pieces overflows the stack.
// Fails with: waited for a large frame that arrives in pieces, but it failed: java.lang.StackOverflowError
package workshop.client;

class FrameReader {
    private void readFully(ByteBuffer part, String name) throws IOException {
        if (part.hasRemaining()) {
            if (channel.read(part) == -1) {
                throw new EOFException(part.remaining() + " bytes of the " + name + " are missing");
            }
            readFully(part, name);
        }
    }
}
