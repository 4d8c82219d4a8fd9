package workshop.zerocopy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Cuts a stream into frames (a length of 4 bytes, big-endian, and then that many bytes) without copying them: a frame is a
 * view on the buffer that was read into. Only the last frame, where a read ended in its middle, may have to move.
 *
 * <p>After a read that ended between two frames it holds no buffer: an idle connection on a selector costs none. While a
 * thread waits in {@link #readFrom} for a channel that blocks, it holds one.
 *
 * <p>One thread at a time.
 */
public final class FrameDecoder implements AutoCloseable {

    private static final int LENGTH_PREFIX = 4;

    private final BufferPool pool;
    private final int maxPayloadLength;
    private final FrameHandler handler;

    /** What was read is before its bytes' position, and room for more is behind; null when there is nothing to keep. */
    private PooledBuffer buffer;

    /** Where in the buffer the first frame begins that is not complete yet. */
    private int frameStart;

    /**
     * A decoder for one connection.
     *
     * @param pool where it takes its buffers from
     * @param maxPayloadLength the longest payload that is accepted, in bytes; it and its length must fit into a buffer
     * @param handler is called for each frame, in the order of the stream, on the thread that calls {@link #readFrom}
     */
    public FrameDecoder(BufferPool pool, int maxPayloadLength, FrameHandler handler) {
        if (maxPayloadLength < 0 || maxPayloadLength > pool.bufferSize() - LENGTH_PREFIX) {
            throw new IllegalArgumentException(
                    "a frame of " + maxPayloadLength + " bytes does not fit a buffer of " + pool.bufferSize());
        }
        this.pool = pool;
        this.maxPayloadLength = maxPayloadLength;
        this.handler = handler;
    }

    /**
     * Reads once from the channel, and hands every frame that is complete by now to the handler.
     *
     * @return how many bytes were read; 0 if the channel does not block and has none; −1 at the end of the stream, between
     *     two frames
     * @throws EOFException if the stream ends inside a frame
     * @throws ProtocolException if a length is negative or more than the maximum; the message names it
     * @throws IOException if the channel or the handler fails
     * @throws PoolExhaustedException if there is no buffer to read into
     */
    public int readFrom(ReadableByteChannel channel) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 5.4: read once, decode, make room; tell a clean end from one inside a frame");
    }

    /**
     * Hands every complete frame from {@link #frameStart} on to the handler, and moves {@code frameStart} behind it.
     *
     * @param bytes what was read, up to its position
     */
    private void decode(ByteBuffer bytes) throws IOException {
        throw new UnsupportedOperationException("TODO 5.4: hand on a view of every frame that is complete");
    }

    /**
     * Gets ready for the next read. With nothing left to decode, the buffer is released. Else the rest of the frame must
     * find room: where it does not, what is there of the frame moves to the front, of this buffer if nobody else owns it,
     * and of a new one if somebody does.
     */
    private void prepareNextRead() {
        throw new UnsupportedOperationException(
                "TODO 5.4: keep what is there of an incomplete frame, and move it only where it must");
    }

    /** Releases what this decoder holds. To be called when the connection ends, however it ends; twice is harmless. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("TODO 5.4: release the buffer");
    }
}
