package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("5.6 Fewer system calls: messages that are encoded in place")
class Ex5_6_EncodeTest {

    private static final int BUFFER = 1024;

    private final BufferPool pool = new BufferPool(BUFFER, 20);
    private final Sink channel = Sink.acceptingAtMost(100_000).addFreeSpace(100_000);

    @Test
    @DisplayName("messages that are encoded in place leave in order, with those that were copied")
    void inOrder() throws Exception {
        StringBuilder expected = new StringBuilder();
        try (Outbox outbox = new Outbox(pool)) {
            for (int i = 0; i < 100; i++) {
                String encoded = "encoded %d, ".formatted(i);
                outbox.send(100, text(encoded));
                String copied = "copied %d, ".formatted(i);
                outbox.send(ByteBuffer.wrap(copied.getBytes(US_ASCII)));
                expected.append(encoded).append(copied);
            }
            assertThat(outbox.pendingBytes())
                    .as("pending bytes of messages, of which half were encoded in place")
                    .isEqualTo(expected.length());

            assertSent("messages, of which half were encoded in place", outbox, expected.toString());
        }
    }

    private static Consumer<ByteBuffer> text(String text) {
        return bytes -> {
            assertThat(bytes.isDirect())
                    .as("the buffer that an encoder writes into is direct, as those of the pool are")
                    .isTrue();
            bytes.put(text.getBytes(US_ASCII));
        };
    }

    private void assertSent(String what, Outbox outbox, String expected) throws IOException {
        assertSent(what, outbox, expected.getBytes(US_ASCII));
    }

    private void assertSent(String what, Outbox outbox, byte[] expected) throws IOException {
        assertThat(outbox.flush(channel)).as("flush of %s", what).isTrue();
        Bytes.assertSame("the bytes that were sent of " + what, channel.taken(), expected);
        assertThat(pool.inUse()).as("buffers in use after a flush of %s", what).isZero();
    }

    @Test
    @DisplayName("a message has as many bytes as its encoder writes, up to the maximum, which has space in the buffer")
    void lengths() throws Exception {
        String longest = "x".repeat(BUFFER);
        try (Outbox outbox = new Outbox(pool)) {
            outbox.send(BUFFER, text("short, "));
            outbox.send(BUFFER, text(longest));
            outbox.send(0, bytes -> {});
            outbox.send(1, text("!"));
            assertThatIllegalArgumentException()
                    .as("a message that fits no buffer")
                    .isThrownBy(() -> outbox.send(BUFFER + 1, text("too long")));

            assertSent("messages of 7 to %d bytes".formatted(BUFFER), outbox, "short, " + longest + "!");
        }
    }

    @Test
    @DisplayName("nothing is sent of a message whose encoder fails")
    void failedMessage() throws Exception {
        try (Outbox outbox = new Outbox(pool)) {
            outbox.send(100, text("before, "));
            assertThatIllegalStateException()
                    .as("send with an encoder that throws")
                    .isThrownBy(() -> outbox.send(100, bytes -> failAfter("half a mess", bytes)));
            outbox.send(100, text("after"));

            assertSent("messages, before and after one whose encoder failed", outbox, "before, after");
        }
    }

    private static void failAfter(String half, ByteBuffer bytes) {
        text(half).accept(bytes);
        throw new IllegalStateException("the encoder fails");
    }

    @Test
    @DisplayName("nothing is sent of a frame whose encoder fails")
    void failedFrame() throws Exception {
        try (Outbox outbox = new Outbox(pool)) {
            outbox.sendFrame(100, text("before"));
            assertThatIllegalStateException()
                    .as("sendFrame with an encoder that throws")
                    .isThrownBy(() -> outbox.sendFrame(100, payload -> failAfter("half a fr", payload)));
            assertThatIllegalArgumentException()
                    .as("a frame that fits no buffer")
                    .isThrownBy(() -> outbox.sendFrame(BUFFER, payload -> {}));
            outbox.sendFrame(100, text("after"));

            assertSent(
                    "frames, before and after one whose encoder failed",
                    outbox,
                    Frames.encode(List.of("before", "after")));
        }
    }

    @Test
    @DisplayName("a frame whose encoder fails leaves no buffer in an empty queue")
    void failedAlone() throws Exception {
        try (Outbox outbox = new Outbox(pool)) {
            assertThatIllegalStateException()
                    .as("sendFrame with an encoder that throws")
                    .isThrownBy(() -> outbox.sendFrame(100, payload -> failAfter("half a fr", payload)));

            assertSent("nothing but a frame whose encoder failed", outbox, "");
        }
        assertThat(pool.inUse()).as("buffers in use after close").isZero();
    }

    @Test
    @DisplayName("the length of a frame is in network byte order, whatever byte order the encoder sets")
    void byteOrder() throws Exception {
        try (Outbox outbox = new Outbox(pool)) {
            for (int i = 0; i < 2; i++) {
                outbox.sendFrame(
                        100,
                        payload -> payload.putShort((short) 0x3132)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putShort((short) 0x3433));
            }

            assertSent(
                    "frames whose encoder has set the byte order LITTLE_ENDIAN",
                    outbox,
                    Frames.encode(List.of("1234", "1234")));
        }
    }
}
