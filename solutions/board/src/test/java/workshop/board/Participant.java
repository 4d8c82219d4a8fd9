package workshop.board;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import judge.BoardReport;

/** A learner's end of a connection, whoever the learner is. */
final class Participant implements AutoCloseable {

    private final Socket socket;

    Participant(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) SECONDS.toMillis(20));
    }

    void send(BoardReport report) throws IOException {
        send(frame(report.encode()));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** A payload behind its length. */
    static byte[] frame(ByteBuffer payload) {
        int length = payload.remaining();
        return ByteBuffer.allocate(Integer.BYTES + length)
                .putInt(length)
                .put(payload)
                .array();
    }

    /** All that the board sends, until it ends the connection. A reset is an end too. */
    String rest() throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes());
        } catch (SocketException reset) {
            return "";
        }
    }

    void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        hangUp();
    }
}
