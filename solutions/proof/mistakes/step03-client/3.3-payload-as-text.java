// Mistake: turns the payload into text and back, which changes bytes that are no text.
// Fails with: [the bytes on the wire for a payload that is no text] expected: "00 00 00 02 ff 00"
package workshop.client;

import java.nio.charset.StandardCharsets;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        if (payload.remaining() > maxPayloadLength) {
            throw new IllegalArgumentException(payload.remaining() + " bytes, where " + maxPayloadLength + " are allowed");
        }
        String text = StandardCharsets.UTF_8.decode(payload).toString();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + bytes.length);
        frame.putInt(bytes.length).put(bytes).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
