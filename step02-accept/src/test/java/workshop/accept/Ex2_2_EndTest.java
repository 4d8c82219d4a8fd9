package workshop.accept;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
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
        Ex2_2_EchoTest.assertSharesNothing(handler);
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
        try (Conversation interrupted = Conversation.with(new EchoHandler())) {
            Loopback.assertEcho(interrupted.client(), "hello", "a client that sends hello");
            if (interrupted.endsAfterAnInterrupt()) {
                assertThrows(interrupted, "an interrupt, while it waited for the client");
            }
        }
        SocketChannel closedBefore = new FakeChannel() {
            @Override
            public int read(ByteBuffer buffer) throws IOException {
                throw new ClosedChannelException();
            }
        };
        closedBefore.close();
        assertThat(catchThrowable(() -> new EchoHandler().handle(closedBefore)))
                .as("the exception of handle, for a connection that another thread closed before the call")
                .isInstanceOf(IOException.class);
        assertThat(thrownAfterAClose())
                .as("the exception of handle, for a connection that another thread closed after a read")
                .isInstanceOf(IOException.class);
        IOException closedMeanwhile = new AsynchronousCloseException();
        assertThat(thrownWhenReadThrows(closedMeanwhile))
                .as("the exception of handle, when read threw %s", closedMeanwhile)
                .isSameAs(closedMeanwhile);
        assertThat(thrownWhenWriteThrows(closedMeanwhile))
                .as("the exception of handle, when write threw %s", closedMeanwhile)
                .isSameAs(closedMeanwhile);
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

    /** Closed by another thread when a read has returned. The write takes the bytes all the same. */
    private static Throwable thrownAfterAClose() {
        FakeChannel connection = new FakeChannel() {
            @Override
            public int read(ByteBuffer buffer) throws IOException {
                if (!isOpen()) {
                    throw new ClosedChannelException();
                }
                close();
                buffer.put((byte) '!');
                return 1;
            }
        };
        Throwable thrown = catchThrowable(() -> new EchoHandler().handle(connection));
        assumeFalse(connection.isTooFake(), "needs a real socket");
        return thrown;
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
            "when read or write fails, the handler throws its IOException; after an error, it closes the connection too")
    void readOrWriteFails() throws Exception {
        IOException broken = new IOException("from read");
        assertThat(thrownWhenReadThrows(broken))
                .as("the exception of handle, when read threw %s", broken)
                .isSameAs(broken);
        IOException brokenLater = new IOException("Broken pipe");
        assertThat(thrownWhenWriteThrows(brokenLater))
                .as("the exception of handle, when write threw %s", brokenLater)
                .isSameAs(brokenLater);
        // If the handler keeps a buffer for each thread, this connection gets the buffer of the one that broke.
        var next = new PartialWrites("hello".getBytes(US_ASCII));
        new EchoHandler().handle(next);
        assertThat(Loopback.printable(next.echo()))
                .as("the echo to a client, on the thread that has served a connection which broke")
                .isEqualTo("hello");
        // For a read, the JDK may need a temporary buffer outside the heap.
        Error noMemory = new OutOfMemoryError("from read");
        assertThat(thrownWhenReadThrows(noMemory))
                .as("the exception of handle, when read threw %s", noMemory)
                .isNotNull();
    }

    private static Throwable thrownWhenReadThrows(Throwable failure) {
        FakeChannel connection = new FakeChannel() {
            @Override
            public int read(ByteBuffer buffer) throws IOException {
                if (failure instanceof ClosedChannelException) {
                    close();
                }
                DeliberateException.throwAny(failure);
                return 0;
            }

            /** As of a real channel. */
            @Override
            public SocketAddress getRemoteAddress() {
                if (!isOpen()) {
                    DeliberateException.throwAny(new ClosedChannelException());
                }
                return super.getRemoteAddress();
            }
        };
        return thrownBy(connection, "read", failure);
    }

    private static Throwable thrownWhenWriteThrows(Throwable failure) {
        FakeChannel connection = new FakeChannel() {
            private int reads;
            private int writes;

            /** Two bytes, if they fit into the buffer. A handler may wait for the end before it writes. */
            @Override
            public int read(ByteBuffer buffer) {
                reads++;
                if (reads > 3) {
                    return -1;
                }
                int count = Math.min(buffer.remaining(), 2);
                buffer.put("!!".getBytes(US_ASCII), 0, count);
                return count;
            }

            /** Takes one byte. After that, the connection is broken. */
            @Override
            public int write(ByteBuffer buffer) {
                writes++;
                if (writes > 1) {
                    DeliberateException.throwAny(failure);
                }
                buffer.get();
                return 1;
            }
        };
        return thrownBy(connection, "write", failure);
    }

    private static Throwable thrownBy(FakeChannel connection, String method, Throwable failure) {
        Throwable thrown = catchThrowable(() -> new EchoHandler().handle(connection));
        assumeFalse(connection.isTooFake(), "needs a real socket");
        assertThat(connection.isOpen())
                .as("the connection is open, after %s threw %s. The exception of handle: %s", method, failure, thrown)
                .isFalse();
        return thrown;
    }
}
