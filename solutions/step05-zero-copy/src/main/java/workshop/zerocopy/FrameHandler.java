package workshop.zerocopy;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Is called for each frame that a {@link FrameDecoder} finds. */
@FunctionalInterface
public interface FrameHandler {

    /**
     * Handles a frame. Both arguments are borrowed: when this returns, the bytes may be overwritten. Who wants them for
     * longer calls {@code owner.retainedDuplicate(frame)}, or retains the owner.
     *
     * @param frame the frame's payload, from position to limit: a view on the owner's bytes, with their positions. So the 4
     *     bytes of the length lie right before it, for whoever wants to pass on the whole frame as it came
     * @param owner the buffer that was read into
     * @throws IOException ends the decoding, and comes out of {@link FrameDecoder#readFrom}
     */
    void onFrame(ByteBuffer frame, PooledBuffer owner) throws IOException;
}
