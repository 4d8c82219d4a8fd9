// Mistake: the error message says how many bytes were read, and not how many are missing.
// Fails with: 3 bytes of its length are missing] Expecting throwable message
package workshop.client;

class FrameReader {
    private void readFully(ByteBuffer part, String name) throws IOException {
        while (part.hasRemaining()) {
            if (channel.read(part) == -1) {
                throw new EOFException("the stream ended after byte " + part.position() + " of the " + name);
            }
        }
    }
}
