package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.9 Drain, then close: the end of the output")
class Ex4_9_EndOfOutputTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    @Order(1)
    @DisplayName("if it throws a RuntimeException, the connection is closed with that reason")
    void throwsRuntimeException() throws Exception {
        assertClosedWith(new IllegalStateException("thrown by shutdownOutput"), "a RuntimeException");
    }

    @Test
    @Order(2)
    @DisplayName("if it throws an Error, the connection is closed with that reason")
    void throwsError() throws Exception {
        assertClosedWith(new Error("thrown by shutdownOutput"), "an Error");
    }

    @Test
    @Order(3)
    @DisplayName("a handler may begin the drain: what it has queued is written, and then the output ends")
    void begunByAHandler() throws Exception {
        Frames codec = new Frames(Inbox.MAX_LENGTH);
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            connection.receive(codec, message -> {
                connection.enqueue(codec.encode(message));
                connection.closeAfterDrain(LONG);
            });
            peer.sendText("bye");
            assertThat(peer.readText("the answer of a handler that then begins the drain"))
                    .as("the answer of a handler that then begins the drain")
                    .isEqualTo("bye");
            assertThat(peer.readToEnd("the end of the stream, when a handler has begun the drain"))
                    .as("the bytes after the answer of a handler that has begun the drain")
                    .isEmpty();
            peer.endOutput();
            get("a connection to be closed gracefully whose drain a handler has begun", connection.closed());
        }
    }

    private static void assertClosedWith(Throwable thrown, String type) throws Exception {
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            channel.failEndOfOutput(thrown);
            AsyncConnection connection = new AsyncConnection(channel);
            assertThat(failureOf(
                            "the end of a connection whose shutdownOutput threw " + type,
                            connection.closeAfterDrain(LONG)))
                    .as("why a connection was closed whose shutdownOutput threw %s", type)
                    .isSameAs(thrown);
        }
    }
}
