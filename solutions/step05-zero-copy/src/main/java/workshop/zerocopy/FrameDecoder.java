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

    private static final int LENGTH = 4;

    private final BufferPool pool;
    private final int maxFrame;
    private final FrameHandler handler;

    /** What was read is before its bytes' position, and room for more is behind; null when there is nothing to keep. */
    private PooledBuffer buffer;

    /** Where in the buffer the first frame begins that is not complete yet. */
    private int start;

    /**
     * A decoder for one connection.
     *
     * @param pool where it takes its buffers from
     * @param maxFrame the longest payload that is accepted, in bytes; it and its length must fit into a buffer
     * @param handler is called for each frame, in the order of the stream, on the thread that calls {@link #readFrom}
     */
    public FrameDecoder(BufferPool pool, int maxFrame, FrameHandler handler) {
        if (maxFrame < 0 || maxFrame > pool.bufferSize() - LENGTH) {
            throw new IllegalArgumentException(
                    "a frame of " + maxFrame + " bytes does not fit a buffer of " + pool.bufferSize());
        }
        this.pool = pool;
        this.maxFrame = maxFrame;
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
        boolean insideFrame = start < buffer.bytes().position();
        makeRoom();
        if (read < 0 && insideFrame) {
            throw new EOFException("the stream ended inside a frame");
        }
        return read;
    }

    /**
     * Hands every complete frame from {@link #start} on to the handler, and moves {@code start} behind it.
     *
     * @param bytes what was read, up to its position
     */
    // 5.4
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        while (end - start >= LENGTH) {
            int length = checked(bytes.getInt(start));
            int payload = start + LENGTH;
            if (end - payload < length) {
                return;
            }
            start = payload + length;
            handler.onFrame(bytes.duplicate().limit(start).position(payload), buffer);
        }
    }

    private int checked(int length) throws ProtocolException {
        if (length < 0 || length > maxFrame) {
            throw new ProtocolException("a frame of " + length + " bytes (0 to " + maxFrame + " are accepted)");
        }
        return length;
    }

    /**
     * Gets ready for the next read. With nothing left to decode, the buffer is released. Else the rest of the frame must
     * find room: where it does not, what is there of the frame moves to the front, of this buffer if nobody else owns it,
     * and of a new one if somebody does.
     */
    // 5.4
    private void makeRoom() {
        ByteBuffer bytes = buffer.bytes();
        int tail = bytes.position() - start;
        if (tail == 0) {
            close();
            return;
        }
        // To move the tail after every read would be simpler. But a large frame in small pieces would move again and
        // again, the square of its length in all. This way it moves once at most.
        int frame = LENGTH + (tail < LENGTH ? 0 : bytes.getInt(start));
        if (frame <= bytes.capacity() - start) {
            return;
        }
        PooledBuffer next = buffer.owners() == 1 ? buffer : pool.acquire();
        next.bytes().put(0, bytes, start, tail).position(tail);
        if (next != buffer) {
            buffer.release();
        }
        buffer = next;
        start = 0;
    }

    /** Releases what this decoder holds. To be called when the connection ends, however it ends; twice is harmless. */
    // 5.4
    @Override
    public void close() {
        start = 0;
        if (buffer != null) {
            buffer.release();
            buffer = null;
        }
    }
}
