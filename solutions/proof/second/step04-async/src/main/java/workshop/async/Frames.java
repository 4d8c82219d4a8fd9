package workshop.async;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** In another style: reads the length, and goes back to the mark if the payload has not arrived yet. */
public final class Frames implements Codec {

    private final int maxPayloadLength;

    public Frames(int maxPayloadLength) {
        if (maxPayloadLength < 0 || maxPayloadLength > (1 << 30) - 4) {
            throw new IllegalArgumentException("no frames of up to " + maxPayloadLength + " bytes");
        }
        this.maxPayloadLength = maxPayloadLength;
    }

    @Override
    public ByteBuffer decode(ByteBuffer input) throws ProtocolException {
        input.mark();
        if (input.remaining() >= 4) {
            int length = input.getInt();
            if (Integer.compareUnsigned(length, maxPayloadLength) > 0) {
                throw new ProtocolException("no frame has " + length + " bytes");
            }
            if (input.remaining() >= length) {
                ByteBuffer message = ByteBuffer.allocate(length).put(input.slice(input.position(), length));
                input.position(input.position() + length);
                return message.flip();
            }
        }
        input.reset();
        return null;
    }

    @Override
    public ByteBuffer encode(ByteBuffer message) {
        if (message.remaining() > maxPayloadLength) {
            throw new IllegalArgumentException("too long");
        }
        ByteBuffer frame = ByteBuffer.allocate(4 + message.remaining());
        frame.putInt(message.remaining()).put(message.duplicate());
        return frame.flip();
    }
}
