package workshop.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that leave do not affect the others. */
@Timeout(20)
class SelectorLoopTest {

    private static final byte[] FRAME = {0, 0, 0, 1, 'x'};

    @Test
    void anEchoClientThatResetsDoesNotAffectTheOthers() throws IOException {
        int port = SelectorEcho.start().port();
        try (Socket stays = connect(port)) {
            for (int i = 0; i < 100; i++) {
                Socket leaves = connect(port);
                leaves.getOutputStream().write(FRAME);
                reset(leaves);
            }

            exchange(stays);
        }
    }

    @Test
    void membersOfARoomThatLeaveDuringABroadcastDoNotAffectTheOthers() throws IOException {
        int port = OutboxRoom.start().port();
        try (Socket stays = connect(port)) {
            exchange(stays);
            for (int i = 0; i < 50; i++) {
                // The second one may have been closed by the first one's broadcast when the loop comes to its key.
                Socket first = connect(port);
                Socket second = connect(port);
                exchange(second);
                receive(stays);
                second.getOutputStream().write(FRAME);
                first.getOutputStream().write(FRAME);
                reset(second);
                reset(first);
            }

            try (Socket last = connect(port)) {
                exchange(last);
            }
        }
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(Loopback.address(port).getAddress(), port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void exchange(Socket socket) throws IOException {
        socket.getOutputStream().write(FRAME);
        receive(socket);
    }

    private static void receive(Socket socket) throws IOException {
        assertThat(socket.getInputStream().readNBytes(FRAME.length)).isEqualTo(FRAME);
    }

    /** Closes the connection at once, so that the server's next read or write fails. */
    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
