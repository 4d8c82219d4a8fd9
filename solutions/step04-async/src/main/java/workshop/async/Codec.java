package workshop.async;

import java.nio.ByteBuffer;

/** Both directions of a protocol: messages out of bytes, and bytes out of messages. */
public interface Codec extends Decoder {

    /**
     * Makes a message ready to be sent: the bytes that {@link #decode} would take for it. The same bytes may go to any
     * number of receivers.
     *
     * @param message from position to limit, which stay where they are
     * @return a new buffer, from position to limit
     * @throws IllegalArgumentException if the receiver would refuse it; nothing is sent then, and no half message is
     *     left behind
     */
    ByteBuffer encode(ByteBuffer message);
}
