package workshop.accept;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/**
 * Sends back what it reads, byte for byte, until the client ends the stream.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc862">RFC 862, Echo Protocol</a>
 */
public final class EchoHandler implements ConnectionHandler {

    /**
     * Echoes until the end of the stream, then closes. A client that has ended its own side only (a half-close) still
     * gets all of its bytes back first.
     *
     * <p>Two things that a channel does not promise: a read may return any part of what was sent, and a write may take
     * only a part of what it was given, on a virtual thread also where the channel is in blocking mode.
     *
     * @param connection the client's connection, in blocking mode; closed on return, also after a failure
     * @throws IOException if the connection breaks
     */
    @Override
    public void handle(SocketChannel connection) throws IOException {
        throw new UnsupportedOperationException("TODO 2.2: send back what you read until the stream ends, then close");
    }
}
