package workshop.client;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.ProtocolException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/**
 * Reassembles the frames that a {@link FrameWriter} wrote. TCP delivers bytes in order, but it does not keep message
 * boundaries: one read may return half a frame, or a hundred frames and the beginning of another.
 *
 * <p>Not thread-safe. A reader may read ahead, so no other code may read from its channel.
 */
public final class FrameReader {

    /** The default maximum length of a payload: 1 MiB. */
    public static final int DEFAULT_MAX_PAYLOAD_LENGTH = 1024 * 1024;

    private final InputStream in;
    private final int maxPayloadLength;

    /** Reads payloads of up to {@link #DEFAULT_MAX_PAYLOAD_LENGTH} bytes. */
    public FrameReader(ReadableByteChannel channel) {
        this(channel, DEFAULT_MAX_PAYLOAD_LENGTH);
    }

    /**
     * Reads payloads up to a maximum length.
     *
     * @param channel the channel to read from. A read must return at least one byte or the end of the stream, so the channel
     *     of a socket must be in blocking mode
     * @param maxPayloadLength the longest payload to accept, in bytes; a payload of exactly that length is accepted
     * @throws IllegalArgumentException if the maximum is negative
     */
    public FrameReader(ReadableByteChannel channel, int maxPayloadLength) {
        if (maxPayloadLength < 0) {
            throw new IllegalArgumentException("a payload of at most " + maxPayloadLength + " bytes: the least is 0");
        }
        this.in = new BufferedInputStream(Channels.newInputStream(channel));
        this.maxPayloadLength = maxPayloadLength;
    }

    /**
     * Waits for the next frame. After an exception the reader cannot find the beginning of the next frame any more: the
     * caller should close the channel.
     *
     * @return the payload, of length 0 for a frame without payload; an empty {@code Optional} if the stream ended at a
     *     frame boundary, which is after a whole frame or before the first one
     * @throws EOFException if the stream ended inside the length or inside the payload of a frame; the error message
     *     says how many bytes of that part were missing
     * @throws ProtocolException if the length is negative or above the maximum: see {@link #invalidLength}
     * @throws IOException if the connection is broken
     */
    // 3.4
    public Optional<byte[]> read() throws IOException {
        byte[] header = in.readNBytes(Integer.BYTES);
        if (header.length == 0) {
            return Optional.empty();
        }
        checkComplete(Integer.BYTES - header.length);
        int length = new BigInteger(header).intValue();
        if (length < 0 || length > maxPayloadLength) {
            throw invalidLength(length);
        }
        byte[] payload = in.readNBytes(length);
        checkComplete(length - payload.length);
        return Optional.of(payload);
    }

    private static void checkComplete(int missingBytes) throws EOFException {
        if (missingBytes > 0) {
            throw new EOFException("the stream ended, and " + missingBytes + " bytes are missing");
        }
    }

    /**
     * The exception that {@link #read()} throws for an invalid length, before it allocates memory for the payload. The
     * length comes from an untrusted peer. A reader that allocates without a check lets the peer decide how much memory
     * this program uses.
     *
     * @param length the length that the frame announced, negative or above the maximum
     * @return the exception to throw; its message names the length and the maximum
     */
    // 3.5
    ProtocolException invalidLength(int length) {
        return new ProtocolException(
                "a frame announces a payload of " + length + " bytes, where 0 to " + maxPayloadLength + " are allowed");
    }
}
