package workshop.accept;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("2.7 At most N at a time")
class Ex2_7_LimitTest {

    @Test
    @DisplayName("as many as the limit are served at once, and the next when one of them leaves")
    void upToTheLimit() throws Exception {
        try (Loop loop = Loop.with(new EchoHandler().atMost(2));
                Socket first = Loopback.connect(loop.port());
                Socket second = Loopback.connect(loop.port());
                Socket third = Loopback.connect(loop.port())) {
            Loopback.assertEcho(second, "hello", "the second of two at a time");
            Loopback.assertEcho(first, "hello", "the first of two at a time");
            first.shutdownOutput();
            Loopback.assertEcho(third, "hello", "the third client, after the first has left");
        }
    }

    @Test
    @DisplayName("who is above the limit waits in the listener's queue: the place is taken before accept")
    void placeBeforeAccept() throws Exception {
        try (Loop loop = Loop.with(new EchoHandler().atMost(1));
                Socket first = Loopback.connect(loop.port());
                Socket second = Loopback.connect(loop.port())) {
            Loopback.assertEcho(first, "hello", "the first client");
            Loopback.send(second, '!');
            Loopback.assertSilent(second, "the second client at a limit of 1");

            // Who is in the queue is turned away now. Who was accepted stays, and would be served next.
            loop.closeListener();
            first.shutdownOutput();
            Loopback.assertEnds(second, "the second client's connection, which nobody should have accepted");
        }
    }

    @Test
    @DisplayName("a place is free again after a failure")
    void afterFailures() throws Exception {
        try (Loop loop = Loop.with(((ConnectionHandler) Ex2_7_LimitTest::obey).atMost(3))) {
            for (int i = 0; i < 3; i++) {
                try (Socket poisoned = Loopback.connect(loop.port())) {
                    Loopback.send(poisoned, 'p');
                    Loopback.assertEnds(poisoned, "connection " + (i + 1) + ", whose handler throws");
                }
            }
            try (Socket healthy = Loopback.connect(loop.port())) {
                Loopback.assertEcho(healthy, "e", "a healthy client, after three whose handlers threw");
            }
        }
    }

    /** Does what one byte tells it to, and closes. */
    private static void obey(SocketChannel connection) throws IOException {
        try (connection) {
            int command = connection.socket().getInputStream().read();
            if (command == 'p') {
                throw new Poison();
            }
            connection.socket().getOutputStream().write(command);
        }
    }

    @Test
    @DisplayName("a limit below 1 is refused by name")
    void nobodyAtAll() {
        for (int limit : new int[] {0, -7}) {
            assertThatIllegalArgumentException()
                    .as("at most %d at a time", limit)
                    .isThrownBy(() -> new EchoHandler().atMost(limit))
                    .withMessageContaining(String.valueOf(limit));
        }
    }
}
