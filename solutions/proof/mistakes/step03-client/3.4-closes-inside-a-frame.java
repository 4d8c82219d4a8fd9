// Mistake: closes the channel when the stream ends inside a frame.
// Fails with: [the channel is open after the error that 3 bytes of a length are missing]
package workshop.client;

class FrameReader {
    private void readFully(ByteBuffer part, String name) throws IOException {
        while (part.hasRemaining()) {
            if (channel.read(part) == -1) {
                channel.close();
                throw new EOFException(part.remaining() + " bytes of a " + name + " are missing");
            }
        }
    }
}
