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

    private PooledBuffer buffer;
    private int begin;

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
            begin = 0;
        }
        ByteBuffer bytes = buffer.bytes();
        int count = channel.read(bytes);
        if (count < 0) {
            if (bytes.position() > begin) {
                throw new EOFException("end of stream after " + (bytes.position() - begin) + " bytes of a frame");
            }
            close();
            return -1;
        }
        int end = bytes.position();
        bytes.limit(end).position(begin);
        int missing = frames(bytes);
        if (!bytes.hasRemaining()) {
            close();
        } else if (missing > bytes.capacity() - end) {
            moveTail(bytes);
        } else {
            begin = bytes.position();
            bytes.limit(bytes.capacity()).position(end);
        }
        return count;
    }

    private int frames(ByteBuffer bytes) throws IOException {
        while (bytes.remaining() >= LENGTH_PREFIX) {
            bytes.mark();
            int length = bytes.getInt();
            if (length < 0 || length > maxPayloadLength) {
                throw new ProtocolException("length of a frame: " + length);
            }
            if (bytes.remaining() < length) {
                int missing = length - bytes.remaining();
                bytes.reset();
                return missing;
            }
            ByteBuffer frame = bytes.asReadOnlyBuffer().limit(bytes.position() + length);
            bytes.position(bytes.position() + length);
            handler.onFrame(frame, buffer);
        }
        return LENGTH_PREFIX - bytes.remaining();
    }

    private void moveTail(ByteBuffer bytes) {
        if (buffer.referenceCount() == 1) {
            bytes.compact();
        } else {
            PooledBuffer fresh = pool.acquire();
            fresh.bytes().put(bytes);
            buffer.release();
            buffer = fresh;
        }
        begin = 0;
    }

    /** Releases what this decoder holds. To be called when the connection ends, however it ends; twice is harmless. */
    // 5.4
    @Override
    public void close() {
        if (buffer != null) {
            buffer.release();
            buffer = null;
        }
    }
}
