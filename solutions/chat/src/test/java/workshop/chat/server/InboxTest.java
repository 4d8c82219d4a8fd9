package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.async.AsyncConnection;
import workshop.chat.protocol.Message.Chat;
import workshop.chat.protocol.MessageCodec;

@DisplayName("the inbox of a guest, while another guest is behind")
class InboxTest {

    private static final Limits LIMITS = Limits.DEFAULT;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final Timer timer = new Timer(Thread.ofPlatform().daemon().factory());
    private final Backpressure backpressure = new Backpressure(LIMITS, timer);
    private AsynchronousServerSocketChannel listener;
    private AsyncConnection speaker;
    private AsyncConnection behind;

    @BeforeEach
    void connect() throws Exception {
        listener =
                AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        speaker = connection();
        behind = connection();
        // Two messages that are never flushed.
        ByteBuffer frame = ByteBuffer.allocate(LIMITS.maxQueuedBytes() / 2);
        backpressure.enqueue(behind, frame);
        backpressure.enqueue(behind, frame);
    }

    private AsyncConnection connection() throws Exception {
        AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
        channel.connect(listener.getLocalAddress()).get();
        AsyncConnection connection = new AsyncConnection(channel, LIMITS.maxQueuedBytes());
        backpressure.watch(connection);
        return connection;
    }

    @AfterEach
    void close() throws IOException {
        timer.close();
        speaker.close();
        behind.close();
        listener.close();
    }

    private Inbox inbox() {
        return new Inbox(
                speaker,
                IdleTimeout.start(speaker, LIMITS.idleTimeout(), timer),
                new RateLimits(LIMITS.messagesPerSecond(), System::nanoTime).acquire(InetAddress.getLoopbackAddress()),
                backpressure,
                timer,
                message -> events.add(((Chat) message).text()),
                () -> events.add("flush"));
    }

    @Test
    @DisplayName("messages that have waited are handled in their order, and flushed together")
    void order() throws IOException {
        Inbox inbox = inbox();
        for (String text : List.of("one", "x".repeat(MessageCodec.MAX_TEXT), "", "four")) {
            inbox.message(MessageCodec.encode(new Chat(text)));
        }
        inbox.readComplete();
        assertThat(events).as("what was handled while a guest was behind").isEmpty();
        behind.close();
        await("the messages")
                .untilAsserted(() -> assertThat(events)
                        .containsExactly("one", "x".repeat(MessageCodec.MAX_TEXT), "", "four", "flush"));
        assertThat(speaker.isOpen()).as("the speaker's connection is open").isTrue();
    }

    @Test
    @DisplayName("a malformed message ends the connection, and the message before it is flushed")
    void flushesBeforeMalformedMessage() throws IOException {
        Inbox inbox = inbox();
        inbox.message(MessageCodec.encode(new Chat("hello")));
        inbox.message(ByteBuffer.allocate(3));
        inbox.readComplete();
        behind.close();
        await("the message, and the flush")
                .untilAsserted(() -> assertThat(events).containsExactly("hello", "flush"));
        assertThatThrownBy(() -> speaker.closed().get(10, TimeUnit.SECONDS))
                .as("the end of the connection")
                .hasCauseInstanceOf(ProtocolException.class);
    }

    @Test
    @DisplayName("a guest that has left does not wait any longer: its messages would fill the memory")
    void leavesWhileItWaits() throws InterruptedException {
        boolean handled = backpressure.runOrWait(speaker, () -> events.add("handled"), () -> events.add("retried"));
        assertThat(handled).as("handled at once").isFalse();
        speaker.close();
        behind.close();
        CountDownLatch afterRetries = new CountDownLatch(1);
        timer.execute(afterRetries::countDown);
        assertThat(afterRetries.await(10, TimeUnit.SECONDS))
                .as("the timer runs")
                .isTrue();
        assertThat(events).as("what was called after the guest had left").isEmpty();
    }
}
