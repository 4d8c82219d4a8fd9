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
    @DisplayName("after a poisoned client, its socket is closed, and a healthy one is served")
    void poisoned() throws Exception {
        try (Loop loop = Loop.with(((ConnectionHandler) Ex2_5_GuardTest::obey).guarded())) {
            assertOnlyItsOwn(loop, 'r', "a runtime exception");
            assertOnlyItsOwn(loop, 'i', "an IOException");
            assertOnlyItsOwn(loop, 's', "a StackOverflowError");
            assertOnlyItsOwn(loop, 'a', "an AssertionError");
        }
    }

    private static void assertOnlyItsOwn(Loop loop, char command, String thrown) throws Exception {
        try (Socket poisoned = Loopback.connect(loop.port())) {
            Loopback.send(poisoned, command);
            Loopback.assertEnds(poisoned, "the connection whose handler threw " + thrown);
        }
        assertThat(loop.thrownByHandler())
                .as("what the guarded handler let out into the accept loop, when %s was thrown", thrown)
                .isNull();
        try (Socket healthy = Loopback.connect(loop.port())) {
            Loopback.assertEcho(healthy, "e", "a healthy client, after a handler threw " + thrown);
        }
    }

    @Test
    @DisplayName("a handler that returns without closing has its socket closed for it")
    void forgetful() throws Exception {
        try (Loop loop = Loop.with(((ConnectionHandler) Ex2_5_GuardTest::obey).guarded());
                Socket client = Loopback.connect(loop.port())) {
            Loopback.assertEcho(client, "e", "a client");
            Loopback.assertEnds(client, "the connection whose handler returned");
        }
    }

    /** Does what one byte tells it to, and never closes its connection. */
    private static void obey(SocketChannel connection) throws IOException {
        int command = connection.socket().getInputStream().read();
        switch (command) {
            case 'e' -> connection.socket().getOutputStream().write(command);
            case 'r' -> throw new Poison();
            case 'i' -> throw new IOException("poison");
            case 's' -> throw new StackOverflowError("poison");
            case 'a' -> throw new AssertionError("poison");
            default -> throw new IllegalArgumentException("no such command: " + command);
        }
    }
}
