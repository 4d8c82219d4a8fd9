package workshop.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/**
 * Puts the frames that a {@link FrameWriter} wrote together again. TCP delivers bytes in order, not in the pieces they
 * were sent in: a read may bring half a frame, or a hundred frames and the beginning of another.
 *
 * <p>For one thread at a time. The channel is the reader's from now on, as it may read ahead.
 */
public final class FrameReader {

    /** The longest payload to expect where nobody says otherwise: 1 MiB. */
    public static final int DEFAULT_MAX_PAYLOAD_LENGTH = 1024 * 1024;

    private final ReadableByteChannel channel;
    private final int maxPayloadLength;

    /** Reads payloads of up to {@link #DEFAULT_MAX_PAYLOAD_LENGTH} bytes. */
    public FrameReader(ReadableByteChannel channel) {
        this(channel, DEFAULT_MAX_PAYLOAD_LENGTH);
    }

    /**
     * Reads payloads of up to a length of the caller's choice.
     *
     * @param channel where to read; a socket's channel in blocking mode
     * @param maxPayloadLength the longest payload to accept, in bytes; a frame of that length is still read
     * @throws IllegalArgumentException if the maximum is negative
     */
    public FrameReader(ReadableByteChannel channel, int maxPayloadLength) {
        if (maxPayloadLength < 0) {
            throw new IllegalArgumentException("a payload of at most " + maxPayloadLength + " bytes: the least is 0");
        }
        this.channel = channel;
        this.maxPayloadLength = maxPayloadLength;
    }

    /**
     * Waits for the next frame. After an exception the place in the stream is lost: nobody can tell any more where the
     * next frame begins, and all that is left to do is to close the channel.
     *
     * @return its payload, empty for a frame without one; nothing when the stream ended in good order, after a whole
     *     frame or before the first
     * @throws EOFException if the stream ended inside a frame, in its length too; the message says how many bytes of
     *     that part were missing
     * @throws ProtocolException if the length is negative, or above the maximum: see {@link #invalidLength}
     * @throws IOException if the connection is broken
     */
    public Optional<byte[]> read() throws IOException {
        throw new UnsupportedOperationException(
                "TODO 3.4: read 4 bytes of length and then the payload, however few bytes each read brings");
    }

    /**
     * What {@link #read()} throws for a length that no honest peer sends, before it allocates anything. The four bytes
     * come from a stranger: whoever trusts them lets that stranger decide how much memory this program takes.
     *
     * @param length what the frame announced, negative or above the maximum
     * @return the exception to throw; its message names the length and the maximum
     */
    ProtocolException invalidLength(int length) {
        throw new UnsupportedOperationException(
                "TODO 3.5: refuse such a length here, and call this from read() before it allocates");
    }
}
