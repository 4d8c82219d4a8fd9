// Mistake: ignores the -1 of the end of the stream, and reads on for ever.
// Red says: waited for an error, as the stream ended after 1 of the 14 bytes of a frame, and it did not come
package workshop.client;

class FrameReader {
    private void fill(ByteBuffer part, String name) throws IOException {
        while (part.hasRemaining()) {
            channel.read(part);
        }
    }
}
