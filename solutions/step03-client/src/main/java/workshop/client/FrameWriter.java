package workshop.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Writes messages as frames, so that the other side can tell where one ends and the next begins. A frame is the length
 * of its payload, in 4 bytes with the most significant first ("network byte order", RFC 791, appendix B), and then the
 * payload:
 *
 * <pre>
 *   +----+----+----+----+----+----+- - -
 *   | 00 | 00 | 00 | 02 | 'h'| 'i'| the next frame
 *   +----+----+----+----+----+----+- - -
 *   |  length, 4 bytes  | payload |
 * </pre>
 *
 * <p>For one thread at a time: two that write at once would mix their frames.
 */
public final class FrameWriter {

    private final WritableByteChannel channel;
    private final int maxPayloadLength;

    /** Writes payloads of up to {@link FrameReader#DEFAULT_MAX_PAYLOAD_LENGTH} bytes. */
    public FrameWriter(WritableByteChannel channel) {
        this(channel, FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH);
    }

    /**
     * Writes payloads of up to a length of the caller's choice.
     *
     * @param channel where to write; a socket's channel in blocking mode
     * @param maxPayloadLength the longest payload that the other side will take, in bytes; at most 2<sup>31</sup> - 5, so that
     *     a frame has no more bytes than an {@code int} can count
     * @throws IllegalArgumentException if the maximum is negative, or more than that
     */
    public FrameWriter(WritableByteChannel channel, int maxPayloadLength) {
        if (maxPayloadLength < 0 || maxPayloadLength > Integer.MAX_VALUE - Integer.BYTES) {
            throw new IllegalArgumentException("a payload of at most " + maxPayloadLength + " bytes: it takes 0 to "
                    + (Integer.MAX_VALUE - Integer.BYTES));
        }
        this.channel = channel;
        this.maxPayloadLength = maxPayloadLength;
    }

    /**
     * Writes one frame, as {@link #write(ByteBuffer)} does.
     *
     * @param payload the bytes of the message; may be empty
     * @throws IOException if the connection is broken
     */
    public void write(byte[] payload) throws IOException {
        write(ByteBuffer.wrap(payload));
    }

    /**
     * Writes one frame, and returns when the operating system has taken all of it. Where the other side does not read,
     * and the buffers on the way are full, it waits.
     *
     * @param payload the message: the bytes from the buffer's position to its limit, possibly none. Afterwards its
     *     position is at its limit
     * @throws IllegalArgumentException if the payload is longer than the maximum; the message names both lengths.
     *     Nothing was written, the position is where it was, and the next frame can be written
     * @throws IOException if the connection is broken. Part of the frame may have left: the channel is of no more use
     */
    // 3.3
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        // Checked before the first byte leaves. After half a frame, the other side would take the next one for the
        // rest.
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(
                    "a payload of " + length + " bytes is too long for a frame: the maximum is " + maxPayloadLength);
        }
        // One buffer for both parts, so that a small frame is one system call and one packet.
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        // Write takes what fits into the socket's send buffer, and that may be less than there is.
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
