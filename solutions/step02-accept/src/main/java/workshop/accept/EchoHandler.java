package workshop.accept;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Sends back the bytes that it reads, until the client ends the stream.
 *
 * <p>Thread-safe: one handler serves many connections at the same time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc862">RFC 862, Echo Protocol</a>
 */
public final class EchoHandler implements ConnectionHandler {

    private static final int BUFFER_BYTES = 8 * 1024;

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
    // 2.2
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                // Prepare the buffer for the write: only the bytes of this read are written, not the whole buffer.
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
        }
    }
}
