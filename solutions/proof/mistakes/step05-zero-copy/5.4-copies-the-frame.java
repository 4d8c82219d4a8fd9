// Mistake: copies the frame.
// Fails with: [a frame whose first byte was changed in the buffer that was read into] expected: "Kept by its owner" but was: "kept by its owner"
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        while (end - start >= LENGTH) {
            int length = checked(bytes.getInt(start));
            int payload = start + LENGTH;
            if (end - payload < length) {
                return;
            }
            start = payload + length;
            byte[] copy = new byte[length];
            bytes.get(payload, copy);
            handler.onFrame(ByteBuffer.wrap(copy), buffer);
        }
    }
}
