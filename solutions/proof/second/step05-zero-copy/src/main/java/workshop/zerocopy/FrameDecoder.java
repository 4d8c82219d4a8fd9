package workshop.zerocopy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Decodes a stream with length-prefixed framing: each frame is a length prefix of 4 bytes in network byte order, and a
 * payload of that many bytes. It is zero-copy: a payload is a view on the decoder's buffer. Bytes are copied only if a
 * read has ended inside a frame: then the bytes of this frame may move to the start of a buffer.
 *
 * <p>After a read that ended between two frames, the decoder holds no buffer. So an idle connection on a selector needs
 * no buffer. But a thread that waits in {@link #readFrom} for a blocking channel holds one.
 *
 * <p>Not thread-safe.
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
     * @param pool the pool that the decoder acquires its buffers from
     * @param maxPayloadLength the length of the longest payload that is accepted, in bytes. It must fit a buffer,
     *     together with its length prefix
     * @param handler is called for each frame, in the order of the stream, on the thread that calls {@link #readFrom}.
     *     It must not call {@code readFrom}
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
     * Reads once from the channel, and passes every complete frame to the handler.
     *
     * @return the number of bytes read; 0 if the channel is non-blocking and has none; −1 at the end of the stream, if
     *     that is between two frames; −1 also if the handler has closed this decoder
     * @throws EOFException if the stream ends inside a frame
     * @throws ProtocolException if a length is negative or above the maximum; the error message names the length
     * @throws IOException if the channel or the handler fails. After any exception of the handler, a
     *     {@code ProtocolException} or an {@code Error}, the decoder can only be closed: complete frames may be left in
     *     its buffer, or be lost
     * @throws PoolExhaustedException if the pool has no buffer to read into
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
        if (bytes.position() > begin && buffer != null) {
            handler.onReadComplete(bytes.asReadOnlyBuffer().flip().position(begin), buffer);
        }
        if (buffer == null) {
            return -1;
        }
        if (!bytes.hasRemaining()) {
            close();
            return count;
        }
        begin = bytes.position();
        bytes.limit(bytes.capacity()).position(end);
        if (missing > bytes.remaining()) {
            moveTail(bytes);
        }
        return count;
    }

    private int frames(ByteBuffer bytes) throws IOException {
        while (buffer != null && bytes.remaining() >= LENGTH_PREFIX) {
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
        ByteBuffer tail = bytes.duplicate().flip().position(begin);
        PooledBuffer target = buffer.referenceCount() == 1 ? buffer : pool.acquire();
        target.bytes().clear().put(tail);
        if (target != buffer) {
            buffer.release();
            buffer = target;
        }
        begin = 0;
    }

    /**
     * Releases the decoder's buffer. To be called when the connection ends, in whatever way. The handler may call it: it
     * must not use its frame after that, and gets no more frames. After this call, {@code readFrom} must not be called.
     * Idempotent.
     */
    // 5.4
    @Override
    public void close() {
        if (buffer != null) {
            buffer.release();
            buffer = null;
        }
    }
}
