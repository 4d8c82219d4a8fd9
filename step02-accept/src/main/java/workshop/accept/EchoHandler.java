package workshop.accept;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/**
 * Sends back the bytes that it reads, until the client ends the stream.
 *
 * <p>Thread-safe: one handler serves many connections at the same time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc862">RFC 862, Echo Protocol</a>
 */
public final class EchoHandler implements ConnectionHandler {

    /**
     * Echoes until the end of the stream, then closes the connection. A client may end its output and still read (a
     * half-close): it gets all of its bytes back before the connection is closed.
     *
     * <p>A read may return any part of the bytes that were sent. A write may take only a part of the bytes that it is
     * given: on a virtual thread, even a write to a channel in blocking mode.
     *
     * @param connection the client's connection, in blocking mode; closed when this method returns or throws
     * @throws IOException if the connection breaks, or if another thread or an interrupt closes it
     */
    @Override
    public void handle(SocketChannel connection) throws IOException {
        throw new UnsupportedOperationException("TODO 2.2: send back what you read until the stream ends, then close");
    }
}
