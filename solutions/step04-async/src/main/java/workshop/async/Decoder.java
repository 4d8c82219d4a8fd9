package workshop.async;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** Splits a stream of bytes into messages. A stateless decoder may serve any number of connections. */
@FunctionalInterface
public interface Decoder {

    /**
     * Decodes the next message, if all of its bytes have arrived.
     *
     * @param input the bytes that have arrived and are not decoded yet, from position to limit. If there is a complete
     *     message, the position moves behind it. Otherwise the position stays, and the next call gets the same bytes
     *     with more bytes behind them
     * @return the message, in a buffer of its own that the caller may keep and share; null if the message is
     *     incomplete, which is no error
     * @throws ProtocolException if the bytes cannot be the beginning of a message
     */
    ByteBuffer decode(ByteBuffer input) throws ProtocolException;
}
