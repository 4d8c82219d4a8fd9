package workshop.async;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** In another style: reads the length, and goes back to the mark where the payload is not there yet. */
public final class Frames implements Codec {

    private final int maxLength;

    public Frames(int maxLength) {
        if (maxLength < 0 || maxLength > (1 << 30) - 4) {
            throw new IllegalArgumentException("no frames of up to " + maxLength + " bytes");
        }
        this.maxLength = maxLength;
    }

    @Override
    public ByteBuffer decode(ByteBuffer arrived) throws ProtocolException {
        arrived.mark();
        if (arrived.remaining() >= 4) {
            int length = arrived.getInt();
            if (Integer.compareUnsigned(length, maxLength) > 0) {
                throw new ProtocolException("no frame has " + length + " bytes");
            }
            if (arrived.remaining() >= length) {
                ByteBuffer message = ByteBuffer.allocate(length).put(arrived.slice(arrived.position(), length));
                arrived.position(arrived.position() + length);
                return message.flip();
            }
        }
        arrived.reset();
        return null;
    }

    @Override
    public ByteBuffer encode(ByteBuffer message) {
        if (message.remaining() > maxLength) {
            throw new IllegalArgumentException("too long");
        }
        ByteBuffer frame = ByteBuffer.allocate(4 + message.remaining());
        frame.putInt(message.remaining()).put(message.duplicate());
        return frame.flip();
    }
}
