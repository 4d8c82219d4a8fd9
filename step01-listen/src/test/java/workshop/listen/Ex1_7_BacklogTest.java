package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("1.7 The backlog is a queue")
class Ex1_7_BacklogTest {

    private static final int BACKLOG = 2;

    @Test
    @DisplayName("connections that wait in the queue are accepted later, in order")
    void acceptedInOrder() throws Exception {
        Listener listener = Listener.listen(Loopback.anyPort(), 5);
        int port = Loopback.portOf(listener.channel());
        try (ServerSocketChannel channel = listener.channel();
                Socket first = Loopback.connect(port);
                Socket second = Loopback.connect(port)) {
            assertNextInQueue(channel, first);
            assertNextInQueue(channel, second);
        }
    }

    @Test
    @DisplayName("while the queue is full, further clients have to wait")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems treat a full queue differently: see the guide")
    void fullQueue() throws Exception {
        Listener listener = Listener.listen(Loopback.anyPort(), BACKLOG);
        int port = Loopback.portOf(listener.channel());
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocketChannel channel = listener.channel()) {
            fill(port, waiting);
            assertThat(waiting.size())
                    .as("connections in the accept queue with a backlog of %d", BACKLOG)
                    .isBetween(1, BACKLOG + 1);

            for (Socket client : waiting) {
                assertNextInQueue(channel, client);
            }

            try (Socket late = Loopback.connect(port)) {
                assertNextInQueue(channel, late);
            }
        } finally {
            for (Socket client : waiting) {
                client.close();
            }
        }
    }

    /** Connects clients until the queue is full. Ten clients are far more than the queue should hold. */
    private static void fill(int port, List<Socket> waiting) throws IOException {
        while (waiting.size() < 10) {
            Socket client = new Socket();
            try {
                client.connect(Loopback.at(port), 300);
                waiting.add(client);
            } catch (SocketTimeoutException full) {
                client.close();
                return;
            }
        }
    }

    private static void assertNextInQueue(ServerSocketChannel channel, Socket client) throws Exception {
        client.getOutputStream().write('!');
        try (Socket child = Loopback.accept(channel)) {
            assertThat(child.getPort())
                    .as("the remote port of the next connection in the queue")
                    .isEqualTo(client.getLocalPort());
            int read = waitingFor(
                    "a byte from a client that waited in the queue",
                    () -> child.getInputStream().read());
            assertThat((char) read).as("the byte that this client sent").isEqualTo('!');
        }
    }

    @Test
    @DisplayName("a port in use is a clear error here too")
    void portInUse() throws Exception {
        try (ServerSocketChannel other = ServerSocketChannel.open().bind(Loopback.anyPort())) {
            int port = Loopback.portOf(other);
            assertThatExceptionOfType(BindException.class)
                    .as("listening with a backlog of 5 on port %d, which is in use", port)
                    .isThrownBy(() -> Listener.listen(Loopback.at(port), 5))
                    .withMessageContaining(String.valueOf(port));
        }
    }

    @Test
    @DisplayName("a backlog of 1 is the smallest that is possible")
    void smallestBacklog() {
        assertThatCode(() -> Listener.listen(Loopback.anyPort(), 1).channel().close())
                .as("listening with a backlog of 1")
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("a backlog below 1 is refused, and the error message names it")
    void backlogBelowOne() {
        for (int backlog : new int[] {0, -7}) {
            assertThatIllegalArgumentException()
                    .as("listening with a backlog of %d", backlog)
                    .isThrownBy(() -> Listener.listen(Loopback.anyPort(), backlog)
                            .channel()
                            .close())
                    .withMessageContaining(String.valueOf(backlog));
        }
    }
}
