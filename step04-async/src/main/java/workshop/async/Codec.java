package workshop.async;

import java.nio.ByteBuffer;

/** Decodes bytes to messages, and encodes messages to bytes. */
public interface Codec extends Decoder {

    /**
     * Encodes a message to the bytes from which {@link #decode} gets it back. The same bytes may be sent to any number
     * of receivers.
     *
     * @param message the bytes from position to limit; the position and the limit do not change
     * @return a new buffer, with the encoded bytes from position to limit
     * @throws IllegalArgumentException if the receiver would reject the message
     */
    ByteBuffer encode(ByteBuffer message);
}
