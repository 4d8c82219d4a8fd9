package workshop.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
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

    private final ReadableByteChannel channel;
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
            throw new IllegalArgumentException(
                    "the maximum payload length is " + maxPayloadLength + " bytes, but must not be negative");
        }
        this.channel = channel;
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
     * @throws IOException if the connection is broken, or the channel is closed; it is no EOFException then
     */
    public Optional<byte[]> read() throws IOException {
        throw new UnsupportedOperationException(
                "TODO 3.4: read 4 bytes of length and then the payload, however few bytes each read returns");
    }

    /**
     * The exception that {@link #read()} throws for an invalid length, before it allocates memory for the payload. The
     * length comes from an untrusted peer. A reader that allocates without a check lets the peer decide how much memory
     * this program uses.
     *
     * @param length the length that the frame announced, negative or above the maximum
     * @return the exception to throw; its message names the length and the maximum
     */
    ProtocolException invalidLength(int length) {
        throw new UnsupportedOperationException(
                "TODO 3.5: return the exception here, and throw it in read() before it allocates memory");
    }
}
