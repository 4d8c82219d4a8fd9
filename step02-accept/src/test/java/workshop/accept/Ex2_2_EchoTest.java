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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("2.2 Echo until the end of the stream")
class Ex2_2_EchoTest {

    private static final int PAYLOAD_BYTES = 4 * 1024 * 1024;

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
        byte[] sent = new byte[PAYLOAD_BYTES];
        new Random(2_2).nextBytes(sent);
        try (Conversation conversation = Conversation.with(new EchoHandler())) {
            Socket client = conversation.client();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAndHalfClose(client, sent));

            // An echo that never ends is seen as well after twice the bytes.
            byte[] echo = waitingFor(
                    "the echo of " + PAYLOAD_BYTES + " bytes, and the end",
                    () -> client.getInputStream().readNBytes(2 * PAYLOAD_BYTES));

            int same = Arrays.mismatch(Arrays.copyOf(sent, Math.min(echo.length, sent.length)), echo);
            assertThat(same)
                    .overridingErrorMessage(
                            "the first %d of %d bytes came back as they were sent; what comes next is not what was sent",
                            same, PAYLOAD_BYTES)
                    .isEqualTo(-1);
            assertThat(echo.length)
                    .as("how many of %d bytes came back", PAYLOAD_BYTES)
                    .isEqualTo(PAYLOAD_BYTES);
            waitingFor(
                    "the client to send all of its bytes",
                    () -> sending.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private static void sendAndHalfClose(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
            client.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
