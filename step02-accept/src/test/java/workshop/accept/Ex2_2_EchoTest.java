package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("2.2 Echo until the end of the stream")
class Ex2_2_EchoTest {

    private static final int PAYLOAD_BYTES = 4 * 1024 * 1024;
    private static final int PIECE_BYTES = 16 * 1024;

    /** More than the client has room for while it does not read, by less than the handler's buffer. */
    private static final int LAST_BYTES = 12_000;

    @Test
    @DisplayName("each message comes back before the next; after a half-close comes the end")
    void backAndForth() throws Exception {
        try (Conversation conversation = Conversation.with(new EchoHandler())) {
            Socket client = conversation.client();
            Loopback.assertEcho(client, "hello", "a client that says hello");
            Loopback.assertEcho(client, "again", "the same client, which speaks a second time");

            client.shutdownOutput();
            byte[] more = waitingFor(
                    "the end of the stream, after the client has ended its own",
                    () -> client.getInputStream().readNBytes(100));
            assertThat(Loopback.printable(more))
                    .as("what else came back, after the two echoes")
                    .isEmpty();
            conversation.assertClosedByTheHandler("after the end of the stream");
        }
    }

    @Test
    @DisplayName("megabytes come back byte for byte, though writes take only parts of it, and the client half-closes")
    void payload() throws Exception {
        byte[] sent = randomBytes(PAYLOAD_BYTES);
        try (Conversation conversation = Conversation.with(new EchoHandler())) {
            Socket client = conversation.client();
            var count = new AtomicInteger();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAndHalfClose(client, sent, count));
            // Reading only then makes sure that the handler has met a full send buffer.
            Loopback.waitUntilSteady("the client to send what it can, while it does not read", count::get);

            assertEchoAndEnd(client, sent);
            waitingFor(
                    "the client to send all of its bytes",
                    () -> sending.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(2_2).nextBytes(bytes);
        return bytes;
    }

    private static void assertEchoAndEnd(Socket client, byte[] sent) throws Exception {
        // An echo that never ends is seen as well after twice the bytes.
        byte[] echo = waitingFor(
                "the echo of " + sent.length + " bytes, and the end",
                () -> client.getInputStream().readNBytes(2 * sent.length));

        int same = Arrays.mismatch(Arrays.copyOf(sent, Math.min(echo.length, sent.length)), echo);
        assertThat(same)
                .overridingErrorMessage(
                        "the first %d of %d bytes came back as they were sent; what comes next is not what was sent",
                        same, sent.length)
                .isEqualTo(-1);
        assertThat(echo.length)
                .as("how many of %d bytes came back", sent.length)
                .isEqualTo(sent.length);
    }

    private static void sendAndHalfClose(Socket client, byte[] bytes, AtomicInteger count) {
        try {
            while (count.get() < bytes.length) {
                int piece = Math.min(PIECE_BYTES, bytes.length - count.get());
                client.getOutputStream().write(bytes, count.get(), piece);
                count.addAndGet(piece);
            }
            client.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("the last bytes come back too, where a write takes only a part of them")
    void lastBytes() throws Exception {
        byte[] sent = randomBytes(LAST_BYTES);
        try (Conversation conversation = Conversation.afterAllWasSaid(sent, new EchoHandler())) {
            conversation.waitUntilHeldUp();

            assertEchoAndEnd(conversation.client(), sent);
        }
    }

    @Test
    @DisplayName("the connection is closed too where the client breaks it off")
    void reset() throws Exception {
        try (Conversation conversation = Conversation.with(new EchoHandler())) {
            Socket client = conversation.client();
            Loopback.assertEcho(client, "hello", "a client that says hello");

            Loopback.reset(client);

            conversation.assertClosedByTheHandler("after the client broke the connection off");
        }
    }
}
