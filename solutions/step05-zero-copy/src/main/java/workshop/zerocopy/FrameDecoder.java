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

    /**
     * The buffer that is read into; its position is the end of the bytes that were read. Null when there are no bytes
     * to keep.
     */
    private PooledBuffer buffer;

    /** The position in the buffer where the first incomplete frame begins. */
    private int frameStart;

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
            throw new IllegalArgumentException("a frame with a payload of " + maxPayloadLength
                    + " bytes does not fit a buffer of " + pool.bufferSize());
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
     * @throws PoolExhaustedException if the pool has no buffer to read into, or to move an incomplete frame into. No byte
     *     is lost: a later call goes on, unless it was the handler that has thrown this exception
     */
    public int readFrom(ReadableByteChannel channel) throws IOException {
        if (buffer == null) {
            buffer = pool.acquire();
        }
        ByteBuffer bytes = buffer.bytes();
        int start = frameStart;
        int read = channel.read(bytes);
        decode(bytes);
        if (buffer != null && frameStart > start) {
            handler.onReadComplete(bytes.duplicate().limit(frameStart).position(start), buffer);
        }
        if (buffer == null) {
            // The handler has closed this decoder.
            return -1;
        }
        boolean insideFrame = frameStart < bytes.position();
        prepareNextRead();
        if (read < 0 && insideFrame) {
            throw new EOFException("the stream ended inside a frame");
        }
        return read;
    }

    /**
     * Passes every complete frame from {@link #frameStart} on to the handler, and sets {@code frameStart} to the first
     * incomplete one. Ends early if the handler closes this decoder.
     *
     * @param bytes the buffer; its position is the end of the bytes that were read. The position and the limit stay as
     *     they are
     */
    // 5.4
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        // Without a buffer, the handler has closed this decoder.
        while (buffer != null && end - frameStart >= LENGTH_PREFIX) {
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
     * Prepares the buffer for the next read. If all frames were complete, the buffer is released. If the incomplete
     * frame fits into the buffer where it is, nothing happens. Otherwise the bytes of the incomplete frame move to the
     * start of a buffer: of this one, or of a new one if another reference to this one is held.
     */
    // 5.4
    private void prepareNextRead() {
        ByteBuffer bytes = buffer.bytes();
        int tail = bytes.position() - frameStart;
        if (tail == 0) {
            close();
            return;
        }
        // To move the tail after every read would be simpler. But a large frame in small reads would move again and
        // again: the number of moved bytes would grow with the square of its length. This way it moves once at most.
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

    /**
     * Releases the decoder's buffer. To be called when the connection ends, in whatever way. The handler may call it: it
     * must not use its frame after that, and gets no more frames. After this call, {@code readFrom} must not be called.
     * Idempotent.
     */
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
