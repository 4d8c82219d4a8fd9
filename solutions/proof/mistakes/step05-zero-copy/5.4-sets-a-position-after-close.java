// Mistake: decode sets position and limit again at its end, also if the handler has closed the decoder.
// Fails with: [the position of the next user of the buffer, who got it after the handler has closed the decoder]
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        bytes.flip().position(frameStart);
        try {
            while (buffer != null && bytes.remaining() >= LENGTH_PREFIX) {
                int length = validLength(bytes.getInt());
                if (bytes.remaining() < length) {
                    return;
                }
                int payload = bytes.position();
                bytes.position(payload + length);
                frameStart = bytes.position();
                handler.onFrame(bytes.duplicate().limit(frameStart).position(payload), buffer);
            }
        } finally {
            bytes.limit(bytes.capacity()).position(end);
        }
    }
}
