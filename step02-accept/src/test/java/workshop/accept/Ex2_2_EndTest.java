package workshop.accept;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("2.2 Echo until the end of the stream: a connection that breaks")
class Ex2_2_EndTest {

    @Test
    @Order(1)
    @DisplayName("when the client resets the connection, the handler closes it too, and throws")
    void reset() throws Exception {
        ConnectionHandler handler = new EchoHandler();
        try (Conversation reading = Conversation.with(handler);
                Conversation writing = Conversation.with(handler)) {
            Loopback.assertEcho(reading.client(), "hello", "a client that sends hello");
            assertReset(reading, "the connection");

            Ex2_2_EchoTest.sendingUntilBlocked(
                    writing.client(), Ex2_2_EchoTest.randomBytes(Ex2_2_EchoTest.PAYLOAD_BYTES));
            assertReset(writing, "a connection that the handler writes to");
        }
        // If the handler has a pool of buffers, one of these clients gets the buffer of a connection that broke.
        Ex2_2_EchoTest.assertServesAtTheSameTime(handler, "after the connections of others broke");
    }

    private static void assertReset(Conversation conversation, String connection) throws Exception {
        Loopback.reset(conversation.client());

        assertThrows(conversation, "the client reset " + connection);
    }

    @Test
    @DisplayName(
            "when another thread closes the connection, or an interrupt does, no byte is lost in silence: the handler throws")
    void closedByTheServer() throws Exception {
        try (Conversation closed = Conversation.with(new EchoHandler())) {
            Loopback.assertEcho(closed.client(), "hello", "a client that sends hello");
            closed.closeWhileTheHandlerWaits();
            assertThrows(closed, "another thread closed the connection");
        }
        try (Conversation writing = Conversation.with(new EchoHandler())) {
            Ex2_2_EchoTest.sendingUntilBlocked(
                    writing.client(), Ex2_2_EchoTest.randomBytes(Ex2_2_EchoTest.PAYLOAD_BYTES));
            writing.closeWhileTheHandlerWaits();
            assertThrows(writing, "another thread closed a connection that the handler writes to");
        }
        ConnectionHandler interrupted = connection -> {
            Thread.currentThread().interrupt();
            new EchoHandler().handle(connection);
        };
        try (Conversation conversation =
                Conversation.afterHalfClose("hello".getBytes(US_ASCII), Conversation.MIN_BUFFER_BYTES, interrupted)) {
            conversation.assertClosedByTheHandler("after its thread was interrupted");
            assertThat(conversation.hasThrown()
                            || received(conversation.client()).equals("hello"))
                    .as("the handler threw an IOException, or echoed all bytes, after its thread was interrupted")
                    .isTrue();
        }
    }

    private static String received(Socket client) {
        try {
            return new String(client.getInputStream().readAllBytes(), US_ASCII);
        } catch (IOException e) {
            return "";
        }
    }

    private static void assertThrows(Conversation conversation, String when) throws Exception {
        conversation.assertClosedByTheHandler("after " + when);
        assertThat(conversation.hasThrown())
                .as("the handler threw an IOException, after %s", when)
                .isTrue();
    }

    @Test
    @DisplayName(
            "when read fails, the handler throws the IOException of read; after an error, it closes the connection too")
    void readFails() {
        IOException broken = new IOException("from read");
        assertThat(thrownWhenReadThrows(broken))
                .as("the exception of handle, when read threw %s", broken)
                .isSameAs(broken);
        // For a read, the JDK may need a temporary buffer outside the heap.
        Error noMemory = new OutOfMemoryError("from read");
        assertThat(thrownWhenReadThrows(noMemory))
                .as("the exception of handle, when read threw %s", noMemory)
                .isNotNull();
    }

    private static Throwable thrownWhenReadThrows(Throwable failure) {
        FakeChannel connection = new FakeChannel() {
            @Override
            public int read(ByteBuffer buffer) {
                DeliberateException.throwAny(failure);
                return 0;
            }
        };
        Throwable thrown = catchThrowable(() -> new EchoHandler().handle(connection));
        assumeFalse(connection.isTooFake(), "needs a real socket");
        assertThat(connection.isOpen())
                .as("the connection is open, after read threw %s. The exception of handle: %s", failure, thrown)
                .isFalse();
        return thrown;
    }
}
