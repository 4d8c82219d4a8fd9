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
    // 5.4
    public int readFrom(ReadableByteChannel channel) throws IOException {
        if (buffer == null) {
            buffer = pool.acquire();
        }
        int read = channel.read(buffer.bytes());
        decode(buffer.bytes());
        boolean insideFrame = frameStart < buffer.bytes().position();
        prepareNextRead();
        if (read < 0 && insideFrame) {
            throw new EOFException("the stream ended inside a frame");
        }
        return read;
    }

    /**
     * Hands every complete frame from {@link #frameStart} on to the handler, and moves {@code frameStart} behind it.
     *
     * @param bytes what was read, up to its position
     */
    // 5.4
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        while (end - frameStart >= LENGTH_PREFIX) {
            int length = validLength(bytes.getInt(frameStart));
            int payload = frameStart + LENGTH_PREFIX;
            if (end - payload < length) {
                return;
            }
            frameStart = payload + length;
            handler.onFrame(bytes.duplicate().limit(frameStart).position(payload), buffer);
        }
    }

    private int validLength(int length) throws ProtocolException {
        if (length < 0 || length > maxPayloadLength) {
            throw new ProtocolException("a frame of " + length + " bytes (0 to " + maxPayloadLength + " are accepted)");
        }
        return length;
    }

    /**
     * Gets ready for the next read. With nothing left to decode, the buffer is released. Else the rest of the frame must
     * find room: where it does not, what is there of the frame moves to the front, of this buffer if nobody else owns it,
     * and of a new one if somebody does.
     */
    // 5.4
    private void prepareNextRead() {
        ByteBuffer bytes = buffer.bytes();
        int tail = bytes.position() - frameStart;
        if (tail == 0) {
            close();
            return;
        }
        // To move the tail after every read would be simpler. But a large frame in small pieces would move again and
        // again, the square of its length in all. This way it moves once at most.
        int frameLength = LENGTH_PREFIX + (tail < LENGTH_PREFIX ? 0 : bytes.getInt(frameStart));
        if (frameLength <= bytes.capacity() - frameStart) {
            return;
        }
        PooledBuffer next = buffer.referenceCount() == 1 ? buffer : pool.acquire();
        next.bytes().put(0, bytes, frameStart, tail).position(tail);
        if (next != buffer) {
            buffer.release();
        }
        buffer = next;
        frameStart = 0;
    }

    /** Releases what this decoder holds. To be called when the connection ends, however it ends; twice is harmless. */
    // 5.4
    @Override
    public void close() {
        frameStart = 0;
        if (buffer != null) {
            buffer.release();
            buffer = null;
        }
    }
}
