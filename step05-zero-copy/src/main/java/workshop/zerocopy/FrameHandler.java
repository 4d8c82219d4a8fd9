package workshop.zerocopy;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Is called for the frames that a {@link FrameDecoder} finds. */
@FunctionalInterface
public interface FrameHandler {

    /**
     * Handles a frame. After this call has returned, the bytes may be overwritten. A handler that needs them for longer
     * calls {@code buffer.retainedDuplicate(payload)}, or retains the buffer.
     *
     * @param payload the frame's payload, from position to limit: a view on the buffer's bytes, where each byte has the
     *     same position as in the buffer. So the 4 bytes before the view's position are the length prefix. A handler
     *     that passes on the whole frame needs them. The handler may change the position, limit and byte order of
     *     this view
     * @param buffer has the bytes of the frame. The handler must not change the buffer's position, limit or byte order
     * @throws IOException ends the decoding; {@link FrameDecoder#readFrom} throws it to its caller
     */
    void onFrame(ByteBuffer payload, PooledBuffer buffer) throws IOException;

    /**
     * Called once after a read that has completed one frame or more, after {@link #onFrame} for each of them. A handler
     * that passes on every frame to all receivers, as it came in, can pass on these frames as one piece here. With
     * {@code buffer.retainedDuplicate(frames)}, each receiver gets one duplicate for all frames. Until the slowest
     * receiver has released its duplicate, the whole buffer stays in use.
     *
     * <p>Not called if a bad length or an exception of {@code onFrame} ends the decoding, or if {@code onFrame} has
     * closed the decoder.
     *
     * @param frames the frames with their length prefixes, in the order of the stream, from position to limit: a view as
     *     in {@code onFrame}. They may be overwritten after this call
     * @param buffer has the bytes of the frames. The handler must not change the buffer's position, limit or byte order
     * @throws IOException ends the decoding; {@link FrameDecoder#readFrom} throws it to its caller
     */
    default void onReadComplete(ByteBuffer frames, PooledBuffer buffer) throws IOException {}
}
