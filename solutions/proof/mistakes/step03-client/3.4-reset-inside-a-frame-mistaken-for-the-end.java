// Mistake: treats a reset inside a frame as the end of the stream.
// Fails with: [the error of reading, when the peer has reset the connection after 4 bytes]
package workshop.client;

class FrameReader {
    private void readFully(ByteBuffer part, String name) throws IOException {
        while (part.hasRemaining()) {
            int count;
            try {
                count = channel.read(part);
            } catch (IOException e) {
                count = -1;
            }
            if (count == -1) {
                throw new EOFException("the stream ended inside a frame: " + part.remaining() + " of the "
                        + part.capacity() + " bytes of its " + name + " are missing");
            }
        }
    }
}
