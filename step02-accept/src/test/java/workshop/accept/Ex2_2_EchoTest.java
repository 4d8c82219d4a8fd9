package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("2.2 Echo until the end of the stream")
class Ex2_2_EchoTest {

    /** More than the socket buffers hold while the client does not read, and little enough for an echo byte by byte. */
    static final int PAYLOAD_BYTES = 512 * 1024;

    private static final int CHUNK_BYTES = 16 * 1024;

    private static final int FEW_BYTES = 128 * 1024;

    /**
     * More than the socket buffers hold in the test of the last bytes. Which write is partial depends on the system and
     * on the handler's buffer, so several lengths are tried.
     */
    private static final List<Integer> LAST_BYTES =
            List.of(12_000, 11_000, 10_000, 9_000, 8_000, 7_000, 6_000, 5_800, 5_600);

    /**
     * Up to this length, the client's receive buffer is smaller too. Linux then sends smaller segments, and a write of
     * 1024 bytes can be partial. With a larger receive buffer, Linux takes so few bytes as a whole, or none of them.
     */
    private static final int SMALL_SEGMENTS_UP_TO = 6_000;

    private static final int TINY_BUFFER_BYTES = 1_000;

    /** More than there are threads that carry virtual threads: an idle client must not occupy one of them. */
    private static final int CLIENTS = 2 + BusyCarriers.count();

    @Test
    @Order(1)
    @DisplayName("each message comes back before the next is sent; after a half-close, the stream ends")
    void backAndForth() throws Exception {
        try (Conversation conversation = Conversation.with(new EchoHandler())) {
            Socket client = conversation.client();
            Loopback.assertEcho(client, "hello", "a client that sends hello");
            Loopback.assertEcho(client, "again", "the same client, which sends a second time");
            for (String word : List.of("exit", "quit", "bye")) {
                Loopback.assertEcho(client, word, "the same client, which sends \"" + word + "\"");
            }
            assertEachByteComesBack(client);
            assertThat(conversation.hasReturned())
                    .as("the handler has returned, while its client still sends")
                    .isFalse();

            client.shutdownOutput();
            byte[] more = waitingFor(
                    "the end of the stream, after the client has ended its output",
                    () -> client.getInputStream().readNBytes(100));
            assertThat(Loopback.printable(more))
                    .as("further bytes after the two echoes")
                    .isEmpty();
            conversation.assertClosedByTheHandler("after the end of the stream");
            assertThat(conversation.hasThrown())
                    .as("the handler threw an IOException, after the end of the stream")
                    .isFalse();
        }
    }

    /** A line break, or the byte that is -1 in Java, is a byte as any other. */
    private static void assertEachByteComesBack(Socket client) throws Exception {
        byte[] sent = new byte[256];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) i;
        }
        byte[] echo = waitingFor("the echo of the bytes 0 to 255", () -> {
            client.getOutputStream().write(sent);
            return client.getInputStream().readNBytes(sent.length);
        });
        assertThat(Arrays.mismatch(sent, echo))
                .overridingErrorMessage(
                        "of the bytes 0 to 255, those below %d came back unchanged, and then not the byte %<d",
                        Arrays.mismatch(sent, echo))
                .isEqualTo(-1);
    }

    @Test
    @Order(2)
    @DisplayName("half a megabyte comes back byte for byte, with partial writes and a half-close")
    void payload() throws Exception {
        ConnectionHandler handler = new EchoHandler();
        // If the handler has a pool of buffers, the buffer of this client comes back only once.
        try (Conversation conversation = Conversation.with(handler)) {
            conversation.client().shutdownOutput();
            conversation.assertClosedByTheHandler("after the end of the stream");
            assertThat(conversation.hasThrown())
                    .as("the handler threw an IOException, after the end of a stream without bytes")
                    .isFalse();
        }
        assertSharesNothing(handler);
    }

    static void assertSharesNothing(ConnectionHandler handler) throws Exception {
        byte[] sent = randomBytes(PAYLOAD_BYTES);
        try (Conversation conversation = Conversation.with(handler);
                Conversation other = Conversation.with(handler)) {
            Socket client = conversation.client();
            // The client reads only after that. So the handler has met a full send buffer.
            CompletableFuture<Void> sending = sendingUntilBlocked(client, sent);

            Loopback.assertEcho(
                    other.client(), "hello", "a second client, while the handler waits for the first to read");
            assertEchoAndEnd(client, sent);
            waitingFor(
                    "the client to send all of its bytes",
                    () -> sending.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(2_2).nextBytes(bytes);
        return bytes;
    }

    private static void assertEchoAndEnd(Socket client, byte[] sent) throws Exception {
        // Twice the bytes are enough to see an echo that never ends.
        byte[] echo = waitingFor(
                "the echo of " + sent.length + " bytes, and the end",
                () -> client.getInputStream().readNBytes(2 * sent.length));
        assertSame(sent, echo);
    }

    private static void assertSame(byte[] sent, byte[] echo) {
        int same = Arrays.mismatch(Arrays.copyOf(sent, Math.min(echo.length, sent.length)), echo);
        assertThat(same)
                .overridingErrorMessage(
                        "the first %d of %d bytes came back unchanged; the bytes after them are wrong",
                        same, sent.length)
                .isEqualTo(-1);
        assertThat(echo.length)
                .as("how many of %d bytes came back", sent.length)
                .isEqualTo(sent.length);
    }

    /** Sends on another thread, and waits until the bytes that nobody reads have filled all buffers. */
    static CompletableFuture<Void> sendingUntilBlocked(Socket client, byte[] bytes) throws Exception {
        var count = new AtomicInteger();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAndHalfClose(client, bytes, count));
        Loopback.waitUntilSteady("the client to send as much as it can, while it does not read", count::get);
        return sending;
    }

    private static void sendAndHalfClose(Socket client, byte[] bytes, AtomicInteger count) {
        try {
            while (count.get() < bytes.length) {
                int chunk = Math.min(CHUNK_BYTES, bytes.length - count.get());
                client.getOutputStream().write(bytes, count.get(), chunk);
                count.addAndGet(chunk);
            }
            client.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(3)
    @DisplayName("while some clients are idle, one more is served: an idle client occupies no thread of the system")
    void idleClients() throws Exception {
        assertServesAtTheSameTime(new EchoHandler(), "while " + (CLIENTS - 1) + " others are idle");
    }

    static void assertServesAtTheSameTime(ConnectionHandler handler, String when) throws Exception {
        List<Conversation> conversations = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                conversations.add(Conversation.with(handler));
            }
            for (Conversation conversation : conversations.reversed()) {
                Loopback.assertEcho(conversation.client(), "hello", "a client, " + when);
            }
        } finally {
            closeAll(conversations);
        }
    }

    private static void closeAll(List<Conversation> conversations) throws IOException {
        for (Conversation conversation : conversations) {
            conversation.close();
        }
    }

    @Test
    @Order(4)
    @DisplayName("when a write takes only some bytes, the others come back too, and the client need not send more")
    void partialWrites() {
        byte[] sent = randomBytes(FEW_BYTES);
        var connection = new PartialWrites(sent);
        Throwable thrown = catchThrowable(() -> new EchoHandler().handle(connection));
        assumeFalse(connection.isTooFake(), "needs a real socket");
        assertThat(thrown)
                .as("the exception of handle, on a connection whose writes are partial")
                .isNull();
        assertThat(connection.echoOfTheFirstPart())
                .as("how many of %d bytes came back to a client that waited for them", connection.firstPart())
                .isEqualTo(connection.firstPart());
        assertSame(sent, connection.echo());
    }

    @Test
    @DisplayName("the last bytes come back too, when the last write is partial")
    void lastBytes() throws Exception {
        List<Conversation> conversations = new ArrayList<>();
        try {
            for (int length : LAST_BYTES) {
                int buffer = length > SMALL_SEGMENTS_UP_TO ? Conversation.MIN_BUFFER_BYTES : TINY_BUFFER_BYTES;
                conversations.add(Conversation.afterHalfClose(randomBytes(length), buffer, new EchoHandler()));
            }
            Conversation.waitUntilBlocked(conversations);
            for (int i = 0; i < LAST_BYTES.size(); i++) {
                assertEchoAndEnd(conversations.get(i).client(), randomBytes(LAST_BYTES.get(i)));
            }
        } finally {
            closeAll(conversations);
        }
    }
}
