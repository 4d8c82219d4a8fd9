package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("5.9 Consume without allocating: how it ends")
class Ex5_9_EndTest {

    private final BufferPool pool = new BufferPool(64 * 1024, 1);

    @Test
    @Order(1)
    @DisplayName("a connection that ends without close() is an error")
    void lost() throws Exception {
        assertThat(failure(Broker.Client::endBeforeInfo))
                .as("the error about a stream that ends before INFO (null, if there was none)")
                .isInstanceOf(EOFException.class);

        failure(client -> {
            client.send("PING\r\n");
            assertThat(client.line("PONG, the answer to a PING before INFO"))
                    .as("the answer to a PING before INFO")
                    .isEqualTo("PONG");
        });

        assertThat(failure(client -> {
                    client.greet();
                    client.reset();
                }))
                .as("the error about a connection that the server has reset (null, if there was none)")
                .isNotNull();

        Broker.Script script = client -> {
            client.greet();
            client.send("MSG news.today 1 5\r\nhello\r\n");
            client.awaitClose();
        };
        try (Broker broker = new Broker(script);
                SocketChannel channel = broker.connect()) {
            Closeable connection = channel;
            MessageConsumer consumer = new MessageConsumer(channel, "news.*", pool, message -> connection.close());
            assertThatThrownBy(consumer::consume, "consume() after other code has closed the channel")
                    .isInstanceOf(IOException.class);
        }
        assertThat(pool.inUse())
                .as("buffers in use after other code has closed the channel")
                .isZero();
    }

    @Test
    @Order(6)
    @DisplayName("an interrupt without close() is an error")
    void interrupted() throws Exception {
        try (Broker broker = new Broker(Broker.Client::awaitClose);
                SocketChannel channel = broker.connect()) {
            MessageConsumer consumer = new MessageConsumer(channel, "news.*", pool, message -> {});
            Thread.currentThread().interrupt();
            Throwable failure = catchThrowable(consumer::consume);
            // From here on, this thread must not be interrupted any more.
            Thread.interrupted();
            assertThat(failure)
                    .as("the error of a thread that was interrupted (null, if there was none)")
                    .isInstanceOf(IOException.class);
        }
        assertThat(pool.inUse()).as("buffers in use after an interrupt").isZero();
    }

    @Test
    @Order(4)
    @DisplayName("without a buffer to read into, the channel is closed as well")
    void exhausted() throws Exception {
        ByteBuffer taken = pool.acquireBytes();
        try (Broker broker = new Broker(Broker.Client::awaitClose);
                SocketChannel channel = broker.connect()) {
            MessageConsumer consumer = new MessageConsumer(channel, "news.*", pool, message -> {});
            assertThatThrownBy(consumer::consume, "consuming without a buffer to read into")
                    .isInstanceOf(PoolExhaustedException.class);
            assertThat(channel.isOpen())
                    .as("the connection is still open, though there was no buffer to read into")
                    .isFalse();
        }
        pool.releaseBytes(taken);
    }

    @Test
    @Order(2)
    @DisplayName("after bytes that are not NATS, a server's error or an end inside a message, the channel is closed")
    void closesOnErrors() throws Exception {
        assertFails("MSG news.s 1 -5\r\n", ProtocolException.class, "-5");
        assertFails("HTTP/1.1 400 Bad Request\r\n", ProtocolException.class, "HTTP/1.1");
        assertFails("MSG ".concat("s".repeat((1 << 20) - 4)), ProtocolException.class, "1048576");
        assertFails("-ERR 'Authorization Violation'\r\n", IOException.class, "Authorization Violation");
        assertFails("MSG news.bad 1 1\r\n!\r\n", IOException.class, "the handler fails");
        for (String sent : List.of("MSG news.cut", "MSG news.cut 1 5\r\nhel", "MSG news.cut 1 5\r\nhello\r", "M")) {
            assertThat(failure(client -> {
                        client.greet();
                        client.send(sent);
                    }))
                    .as("the error about a stream that ends after %s (null, if there was none)", sent)
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    @Order(3)
    @DisplayName("a handler may throw anything, also after close(): the channel is closed, and the caller gets it")
    void handlerFails() throws Exception {
        assertHandlerFails(new IOException("checked"), false);
        assertHandlerFails(new IllegalStateException("unchecked"), false);
        assertHandlerFails(new StackOverflowError("an error"), false);
        assertHandlerFails(new IOException("after close()"), true);
        assertHandlerFails(new EOFException("after close()"), true);
        assertHandlerFails(new SocketException("after close()"), true);
        // Such as that of another channel, which the handler uses.
        assertHandlerFails(new ClosedChannelException(), false);
    }

    private void assertHandlerFails(Throwable failure, boolean afterClose) throws Exception {
        Broker.Script script = client -> {
            client.greet();
            client.send("MSG news.bad 1 1\r\n!\r\n");
            client.awaitClose();
        };
        AtomicReference<MessageConsumer> itself = new AtomicReference<>();
        try (Broker broker = new Broker(script);
                SocketChannel channel = broker.connect()) {
            itself.set(new MessageConsumer(channel, "news.*", pool, message -> {
                if (afterClose) {
                    itself.get().close();
                }
                throwAny(failure);
            }));
            assertThatThrownBy(() -> itself.get().consume(), "consume() with a handler that throws %s", failure)
                    .isSameAs(failure);
            assertThat(channel.isOpen())
                    .as("the connection is still open, though the handler has thrown %s", failure)
                    .isFalse();
        }
        assertThat(pool.inUse())
                .as("buffers in use after the handler has thrown %s", failure)
                .isZero();
    }

    private static void throwAny(Throwable failure) throws IOException {
        switch (failure) {
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw (Error) failure;
        }
    }

    @Test
    @Order(5)
    @DisplayName("a message above the maximum length is an error, before its payload is there")
    void tooLong() throws Exception {
        int length = MessageConsumer.MAX_MESSAGE_LENGTH + 1;
        assertFails("MSG news.huge 1 " + length + "\r\n", ProtocolException.class, String.valueOf(length));
    }

    private void assertFails(String sent, Class<? extends Exception> type, String words) throws Exception {
        Broker.Script script = client -> {
            client.greet();
            client.send(sent);
            client.awaitClose();
        };
        assertThat(failure(script))
                .as("the error about %.30s (null, if there was none)", sent.strip())
                .isInstanceOf(type)
                .hasMessageContaining(words);
    }

    /** The error that consume() ends with, or null. An exception that is not an {@link IOException} ends the test. */
    private IOException failure(Broker.Script script) throws IOException {
        MessageHandler handler = message -> {
            throw new IOException("the handler fails");
        };
        try (Broker broker = new Broker(script);
                SocketChannel channel = broker.connect()) {
            IOException failure = null;
            try {
                new MessageConsumer(channel, "news.*", pool, handler).consume();
            } catch (IOException e) {
                failure = e;
            }
            assertThat(channel.isOpen())
                    .as("the connection is still open when consume has ended")
                    .isFalse();
            assertThat(pool.inUse()).as("buffers in use when consume has ended").isZero();
            return failure;
        }
    }
}
