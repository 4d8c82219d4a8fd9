package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("2.5 A failing handler ends only its own connection")
class Ex2_5_GuardTest {

    @Test
    @DisplayName("when the handler fails for one client, its connection is closed, and the next client is served")
    void failingHandler() throws Exception {
        try (Loop loop = Loop.with(((ConnectionHandler) Ex2_5_GuardTest::obey).guarded())) {
            assertOnlyItsOwnConnection(loop, 'r', "a runtime exception");
            assertOnlyItsOwnConnection(loop, 'i', "an IOException");
            assertOnlyItsOwnConnection(loop, 's', "a StackOverflowError");
            assertOnlyItsOwnConnection(loop, 'a', "an AssertionError");
        }
    }

    private static void assertOnlyItsOwnConnection(Loop loop, char command, String thrown) throws Exception {
        try (Socket failing = Loopback.connect(loop.port())) {
            Loopback.send(failing, command);
            Loopback.assertEnds(failing, "the connection whose handler threw " + thrown);
        }
        assertThat(loop.thrownByHandler())
                .as("the exception that reached the accept loop, when the handler threw %s", thrown)
                .isNull();
        try (Socket healthy = Loopback.connect(loop.port())) {
            Loopback.assertEcho(healthy, "e", "a healthy client, after a handler threw " + thrown);
        }
    }

    @Test
    @DisplayName("when a handler returns without closing its connection, the guard closes it")
    void handlerDoesNotClose() throws Exception {
        try (Loop loop = Loop.with(((ConnectionHandler) Ex2_5_GuardTest::obey).guarded());
                Socket client = Loopback.connect(loop.port())) {
            Loopback.assertEcho(client, "e", "a client");
            Loopback.assertEnds(client, "the connection whose handler returned");
        }
    }

    /** Does what the first byte says, and never closes its connection. */
    private static void obey(SocketChannel connection) throws IOException {
        int command = connection.socket().getInputStream().read();
        switch (command) {
            case 'e' -> connection.socket().getOutputStream().write(command);
            case 'r' -> throw new DeliberateException();
            case 'i' -> throw new IOException("deliberate");
            case 's' -> throw new StackOverflowError("deliberate");
            case 'a' -> throw new AssertionError("deliberate");
            default -> throw new IllegalArgumentException("no such command: " + command);
        }
    }
}
