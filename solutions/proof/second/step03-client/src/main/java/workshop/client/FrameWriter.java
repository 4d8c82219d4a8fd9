package workshop.client;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;

/**
 * Writes messages as frames, so that the peer can tell where one message ends and the next begins. This is
 * length-prefixed framing: a frame is the length of its payload, in 4 bytes in network byte order (big-endian, RFC 791,
 * appendix B), and then the payload:
 *
 * <pre>
 *   +----+----+----+----+----+----+- - -
 *   | 00 | 00 | 00 | 02 | 'h'| 'i'| the next frame
 *   +----+----+----+----+----+----+- - -
 *   |  length, 4 bytes  | payload |
 * </pre>
 *
 * <p>Not thread-safe: two threads that write at the same time would mix their frames.
 */
public final class FrameWriter {

    private final DataOutputStream out;
    private final int maxPayloadLength;

    /** Writes payloads of up to {@link FrameReader#DEFAULT_MAX_PAYLOAD_LENGTH} bytes. */
    public FrameWriter(WritableByteChannel channel) {
        this(channel, FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH);
    }

    /**
     * Writes payloads up to a maximum length.
     *
     * @param channel the channel to write to. A write must take at least one byte, so the channel of a socket must be in
     *     blocking mode
     * @param maxPayloadLength the longest payload that the peer accepts, in bytes; at most 2<sup>31</sup> - 5, so that
     *     the length of a whole frame fits into an {@code int}
     * @throws IllegalArgumentException if the maximum is negative or above that limit
     */
    public FrameWriter(WritableByteChannel channel, int maxPayloadLength) {
        if (maxPayloadLength < 0 || maxPayloadLength > Integer.MAX_VALUE - Integer.BYTES) {
            throw new IllegalArgumentException("a payload of at most " + maxPayloadLength + " bytes: it takes 0 to "
                    + (Integer.MAX_VALUE - Integer.BYTES));
        }
        // The buffer collects a frame, so that one write sends it if it fits.
        this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
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
     * Writes one frame, and returns when the operating system has taken all of it. If the peer does not read, and the
     * buffers between the two programs are full, the method waits.
     *
     * @param payload the message: the bytes from the buffer's position to its limit, possibly none. Afterwards the
     *     position is at the limit
     * @throws IllegalArgumentException if the payload is longer than the maximum; the error message names both lengths.
     *     Nothing was written, the position is unchanged, and the next frame can be written
     * @throws IOException if the connection is broken. Part of the frame may have been sent: do not use the channel any
     *     more
     */
    // 3.3
    public void write(ByteBuffer payload) throws IOException {
        if (payload.remaining() > maxPayloadLength) {
            throw new IllegalArgumentException(payload.remaining() + " bytes are more than " + maxPayloadLength);
        }
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }
}
