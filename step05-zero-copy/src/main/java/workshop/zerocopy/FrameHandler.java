package workshop.zerocopy;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Is called for each frame that a {@link FrameDecoder} finds. */
@FunctionalInterface
public interface FrameHandler {

    /**
     * Handles a frame. After this call has returned, the bytes may be overwritten. A handler that needs them for longer
     * calls {@code buffer.retainedDuplicate(payload)}, or retains the buffer.
     *
     * @param payload the frame's payload, from position to limit: a view on the buffer's bytes, where each byte has the
     *     same position as in the buffer. So the 4 bytes before the view's position are the length prefix. A handler
     *     that passes on the whole frame needs them
     * @param buffer has the bytes of the frame. The handler must not change the buffer's position, limit or byte order
     * @throws IOException ends the decoding; {@link FrameDecoder#readFrom} throws it to its caller
     */
    void onFrame(ByteBuffer payload, PooledBuffer buffer) throws IOException;
}
