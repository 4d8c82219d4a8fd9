package workshop.accept;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Sends back what it reads, byte for byte, until the client ends the stream.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc862">RFC 862, Echo Protocol</a>
 */
public final class EchoHandler implements ConnectionHandler {

    private static final int BUFFER_BYTES = 8 * 1024;

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
    // 2.2
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                // From filling to draining: only what was read just now, not the whole buffer.
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
        }
    }
}
