package workshop.async;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** Cuts messages out of a stream of bytes. A decoder that remembers nothing may serve any number of connections. */
@FunctionalInterface
public interface Decoder {

    /**
     * Takes the next message out of what has arrived.
     *
     * @param arrived the bytes from position to limit. With a message, the position is moved behind it; without one it
     *     stays, and the same bytes will be seen again with more behind them
     * @return the message, in a buffer of its own that may be kept and shared; null if it has not arrived completely,
     *     which is an ordinary outcome and no error
     * @throws ProtocolException if this can never become a message
     */
    ByteBuffer decode(ByteBuffer arrived) throws ProtocolException;
}
