package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("2.3 Accept for ever")
class Ex2_3_AcceptLoopTest {

    private static final int CLIENTS = 300;

    /** Long enough for an accept that somebody interrupts, to look around, to be interrupted. */
    private static final Duration QUIET_WHILE = Duration.ofMillis(300);

    @Test
    @DisplayName("hundreds of clients are served, one after another")
    void oneAfterAnother() throws Exception {
        try (Loop loop = Loop.with(new EchoHandler())) {
            for (int i = 1; i <= CLIENTS; i++) {
                try (Socket client = Loopback.connect(loop.port())) {
                    Loopback.assertEcho(client, "I-am-number-" + i, "client " + i + " of " + CLIENTS);
                    client.shutdownOutput();
                    Loopback.assertEnds(client, "the connection of client " + i);
                }
            }
        }
    }

    @Test
    @DisplayName("the loop goes on, also after a while in which nobody came")
    void quiet() throws Exception {
        try (Loop loop = Loop.with(new EchoHandler())) {
            try (Socket client = Loopback.connect(loop.port())) {
                Loopback.assertEcho(client, "hello", "the first client");
            }
            Thread.sleep(QUIET_WHILE);
            assertThat(loop.isListening())
                    .as("the listener is open, after a while in which nobody came")
                    .isTrue();
            try (Socket client = Loopback.connect(loop.port())) {
                Loopback.assertEcho(client, "hello", "a client that comes after a while");
            }
        }
    }

    @Test
    @DisplayName("closing the listener is the normal end of the loop")
    void closed() throws Exception {
        try (Loop loop = Loop.with(new EchoHandler())) {
            try (Socket client = Loopback.connect(loop.port())) {
                Loopback.assertEcho(client, "hello", "a client");
            }

            loop.closeListener();

            assertThat(loop.ends())
                    .as("run returns after its listener was closed")
                    .isTrue();
            assertThat(loop.failure())
                    .as("what run threw when its listener was closed")
                    .isNull();
        }
    }
}
