package workshop.accept;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("2.7 At most N at a time")
class Ex2_7_LimitTest {

    @Test
    @DisplayName("as many clients as the limit are served at once, and the next when one of them disconnects")
    void upToTheLimit() throws Exception {
        try (Loop loop = Loop.limited(new Semaphore(2), new EchoHandler());
                Socket first = Loopback.connect(loop.port());
                Socket second = Loopback.connect(loop.port());
                Socket third = Loopback.connect(loop.port())) {
            Loopback.assertEcho(second, "hello", "the second of two at a time");
            Loopback.assertEcho(first, "hello", "the first of two at a time");
            first.shutdownOutput();
            Loopback.assertEcho(third, "hello", "the third client, after the first has disconnected");
        }
    }

    @Test
    @DisplayName("a client above the limit waits in the accept queue: the permit is taken before accept")
    void permitBeforeAccept() throws Exception {
        try (Loop loop = Loop.limited(new Semaphore(1), new EchoHandler());
                Socket first = Loopback.connect(loop.port());
                Socket second = Loopback.connect(loop.port())) {
            Loopback.assertEcho(first, "hello", "the first client");
            Loopback.send(second, '!');
            Loopback.assertNoAnswer(second, "the second client at a limit of 1");

            // A client in the queue is disconnected now. A client that was accepted is not, and would be served next.
            loop.closeListener();
            first.shutdownOutput();
            Loopback.assertEnds(second, "the second client's connection, which should not have been accepted");
        }
    }

    @Test
    @DisplayName("a failing handler gives its permit back too")
    void afterFailures() throws Exception {
        try (Loop loop = Loop.limited(new Semaphore(3), Ex2_7_LimitTest::obey)) {
            // An IOException, a RuntimeException and an Error.
            for (char command : "ire".toCharArray()) {
                assertServedAfterThree(command, loop);
            }
        }
    }

    private static void assertServedAfterThree(char command, Loop loop) throws Exception {
        for (int i = 0; i < 3; i++) {
            try (Socket failing = Loopback.connect(loop.port())) {
                Loopback.send(failing, command);
                Loopback.assertEnds(failing, "the connection of a client whose handler throws");
            }
        }
        try (Socket healthy = Loopback.connect(loop.port())) {
            Loopback.assertEcho(healthy, "h", "a healthy client, after three whose handlers threw");
        }
    }

    /** Does what the first byte says, and closes the connection. */
    private static void obey(SocketChannel connection) throws IOException {
        try (connection) {
            int command = connection.socket().getInputStream().read();
            switch (command) {
                case 'i' -> throw new IOException(new DeliberateException());
                case 'r' -> throw new DeliberateException();
                case 'e' -> throw new Error(new DeliberateException());
                default -> {}
            }
            connection.socket().getOutputStream().write(command);
        }
    }

    @Test
    @DisplayName("when the loop has ended and the clients are gone, all permits are back, and no more")
    void allPermitsComeBack() throws Exception {
        Semaphore permits = new Semaphore(2);
        try (Loop loop = Loop.limited(permits, new EchoHandler());
                Socket client = Loopback.connect(loop.port())) {
            Loopback.assertEcho(client, "hello", "a client");
            loop.closeListener();
            client.shutdownOutput();
            Loopback.assertEnds(client, "the connection of a client that has finished");
            Loopback.waitUntil(
                    "exactly 2 of 2 permits to be back, after the end of the loop",
                    () -> loop.hasEnded() && permits.availablePermits() == 2);
        }
    }

    @Test
    @DisplayName("when the listener is closed while the loop waits for a permit, the permit comes back too")
    void closedAtTheLimit() throws Exception {
        Semaphore permits = new Semaphore(1);
        try (Loop loop = Loop.limited(permits, new EchoHandler());
                Socket client = Loopback.connect(loop.port())) {
            Loopback.assertEcho(client, "hello", "the only client at a limit of 1");
            loop.closeListener();
            client.shutdownOutput();
            Loopback.assertEnds(client, "the connection of a client that has finished");
            Loopback.waitUntil(
                    "exactly 1 of 1 permits to be back, after the end of a loop that waited for it",
                    () -> loop.hasEnded() && permits.availablePermits() == 1);
        }
    }
}
