package workshop.accept;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SocketChannel;

/** Echoes with plain streams. */
public final class EchoHandler implements ConnectionHandler {

    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (InputStream in = connection.socket().getInputStream();
                OutputStream out = connection.socket().getOutputStream()) {
            byte[] chunk = new byte[3000];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                out.write(chunk, 0, read);
            }
        } finally {
            connection.close();
        }
    }
}
