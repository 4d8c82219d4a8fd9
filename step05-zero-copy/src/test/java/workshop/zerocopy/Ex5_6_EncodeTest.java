package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("5.6 Fewer system calls: frames that are encoded in place")
class Ex5_6_EncodeTest {

    private static final int BUFFER = 1024;

    private final BufferPool pool = new BufferPool(BUFFER, 20);

    @Test
    @Order(1)
    @DisplayName("frames that are encoded in place leave in order, with messages that were copied")
    void inOrder() throws Exception {
        List<String> expected = new ArrayList<>();
        int length = 0;
        try (Outbox outbox = new Outbox(pool)) {
            for (int i = 0; i < 100; i++) {
                String encoded = "encoded %d, ".formatted(i);
                outbox.sendFrame(100, text(encoded));
                String copied = "copied %d, ".formatted(i);
                outbox.send(ByteBuffer.wrap(Frames.encode(List.of(copied))));
                expected.addAll(List.of(encoded, copied));
                length += 4 + encoded.length() + 4 + copied.length();
            }
            assertThat(outbox.pendingBytes())
                    .as("pending bytes of messages and frames, of which half were encoded in place")
                    .isEqualTo(length);

            assertSent("messages and frames, of which half were encoded in place", outbox, Frames.encode(expected));

            ByteBuffer[] space = new ByteBuffer[1];
            outbox.sendFrame(100, text("in place").andThen(bytes -> space[0] = bytes.duplicate()));
            space[0].put(space[0].position() - 1, (byte) 'E');
            assertSent(
                    "a frame whose last byte was changed where it was encoded",
                    outbox,
                    Frames.encode(List.of("in placE")));
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

    private void assertSent(String what, Outbox outbox, byte[] expected) throws IOException {
        Sink channel = Sink.acceptingAtMost(100_000).addFreeSpace(100_000);
        assertThat(outbox.flush(channel)).as("flush of %s", what).isTrue();
        Bytes.assertSame("the bytes that were sent of " + what, channel.taken(), expected);
        assertThat(pool.inUse()).as("buffers in use after a flush of %s", what).isZero();
        assertThat(outbox.pendingBytes())
                .as("pending bytes after a flush of %s", what)
                .isZero();
    }

    @Test
    @Order(2)
    @DisplayName("a frame has as many bytes as its encoder writes, up to the maximum, which has space in the buffer")
    void lengths() throws Exception {
        String longest = "x".repeat(BUFFER - 4);
        try (Outbox outbox = new Outbox(pool)) {
            assertThatCode(() -> outbox.sendFrame(BUFFER - 4, text("short")))
                    .as("a frame with a payload of up to %d bytes, which fits a buffer exactly", BUFFER - 4)
                    .doesNotThrowAnyException();
            outbox.sendFrame(BUFFER - 4, text(longest));
            outbox.sendFrame(0, bytes -> {});
            outbox.sendFrame(1, text("!"));
            for (int tooLong : new int[] {BUFFER - 3, Integer.MAX_VALUE}) {
                assertThatIllegalArgumentException()
                        .as("a frame with a payload of up to %d bytes, which fits no buffer", tooLong)
                        .isThrownBy(() -> outbox.sendFrame(tooLong, text("too long")));
            }

            assertSent("frames of 4 to 1024 bytes", outbox, Frames.encode(List.of("short", longest, "", "!")));
        }
    }

    @Test
    @Order(4)
    @DisplayName("nothing is sent of a frame whose encoder fails")
    void failedFrame() throws Exception {
        for (Throwable failure : List.of(new BufferOverflowException(), new StackOverflowError("an error"))) {
            try (Outbox outbox = new Outbox(pool)) {
                outbox.sendFrame(100, text("before"));
                assertThatThrownBy(() -> outbox.sendFrame(100, half(failure)), "sendFrame with an encoder that throws")
                        .isSameAs(failure);
                outbox.sendFrame(100, text("after"));

                assertSent(
                        "frames, before and after one whose encoder failed",
                        outbox,
                        Frames.encode(List.of("before", "after")));
            }
        }
    }

    @Test
    @Order(5)
    @DisplayName("an encoder that moves the position back does not change the frames before and after its own")
    void movedBack() throws Exception {
        // An encoder that gets a slice cannot go back before it. Then the frame of the first one is empty.
        List<Consumer<ByteBuffer>> encoders = List.of(ByteBuffer::flip, bytes -> bytes.position(bytes.position() - 1));
        for (Consumer<ByteBuffer> movingBack : encoders) {
            try (Outbox outbox = new Outbox(pool)) {
                outbox.sendFrame(100, text("before"));
                List<String> expected = List.of("before", "", "after");
                try {
                    outbox.sendFrame(100, movingBack);
                } catch (IllegalArgumentException refused) {
                    expected = List.of("before", "after");
                }
                outbox.sendFrame(100, text("after"));

                assertSent(
                        "frames, before and after one whose encoder has moved the position back",
                        outbox,
                        Frames.encode(expected));
            }
        }
    }

    /** An encoder that writes a part of its payload, and then throws. */
    private static Consumer<ByteBuffer> half(Throwable failure) {
        return payload -> {
            text("half a fr").accept(payload);
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        };
    }

    @Test
    @Order(6)
    @DisplayName("a frame whose encoder fails leaves no buffer in an empty queue")
    void failedAlone() throws Exception {
        try (Outbox outbox = new Outbox(pool)) {
            for (int i = 0; i < 10; i++) {
                assertThatIllegalStateException()
                        .as("sendFrame with an encoder that throws")
                        .isThrownBy(() -> outbox.sendFrame(100, half(new IllegalStateException("the encoder fails"))));
            }
            assertThat(pool.inUse())
                    .as("buffers in use after ten frames whose encoders failed")
                    .isLessThanOrEqualTo(1);

            assertSent("nothing but a frame whose encoder failed", outbox, new byte[0]);
            outbox.sendFrame(100, text("next"));
            assertSent("a frame after a flush of nothing", outbox, Frames.encode(List.of("next")));
        }
        assertThat(pool.inUse()).as("buffers in use after close").isZero();
    }

    @Test
    @Order(3)
    @DisplayName("the length of a frame is right, whatever byte order, mark or limit the encoder sets")
    void settings() throws Exception {
        assertFramesOf(
                "byte order LITTLE_ENDIAN",
                payload -> payload.putShort((short) 0x3132)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putShort((short) 0x3433));
        assertFramesOf(
                "mark",
                payload -> payload.put((byte) '1').mark().put((byte) '2').putShort((short) 0x3334));
        assertFramesOf("limit", payload -> payload.limit(payload.position() + 4).putInt(0x31323334));
    }

    /** Encodes two frames: what the first encoder has set must not change the second frame. */
    private void assertFramesOf(String what, Consumer<ByteBuffer> encoder) throws IOException {
        try (Outbox outbox = new Outbox(pool)) {
            outbox.sendFrame(100, encoder);
            outbox.sendFrame(100, encoder);
            assertSent("frames whose encoder has set the " + what, outbox, Frames.encode(List.of("1234", "1234")));
        }
    }

    @Test
    @Order(7)
    @DisplayName("a frame whose encoder fails may be at the end of a queue that leaves in parts")
    void failedAtTheEnd() throws Exception {
        PooledBuffer buffer = pool.acquire();
        try (Outbox outbox = new Outbox(pool)) {
            outbox.send(buffer.retainedDuplicate(buffer.bytes()));
            assertThatIllegalStateException()
                    .as("sendFrame with an encoder that throws")
                    .isThrownBy(() -> outbox.sendFrame(100, half(new IllegalStateException("the encoder fails"))));
            Sink channel = Sink.acceptingAtMost(100).addFreeSpace(BUFFER / 2);
            assertThat(outbox.flush(channel))
                    .as("flush to a channel that is full")
                    .isFalse();
            outbox.sendFrame(100, text("late"));
            outbox.flush(channel.addFreeSpace(BUFFER));

            assertThat(channel.taken().length)
                    .as("bytes sent of a message of %d bytes, and of a frame after it", BUFFER)
                    .isEqualTo(BUFFER + 4 + 4);
        }
        buffer.release();
        assertThat(pool.inUse()).as("buffers in use after close").isZero();
    }

    @Test
    @Order(8)
    @DisplayName("a frame whose encoder fails does not change the order of what is sent after it")
    void failedAtTheStart() throws Exception {
        String large = "x".repeat(BUFFER - 4);
        PooledBuffer buffer = pool.acquire();
        buffer.bytes().put(Frames.encode(List.of(large))).flip();
        try (Outbox outbox = new Outbox(pool)) {
            assertThatIllegalStateException()
                    .as("sendFrame with an encoder that throws")
                    .isThrownBy(() -> outbox.sendFrame(100, half(new IllegalStateException("the encoder fails"))));
            outbox.send(buffer.retainedDuplicate(buffer.bytes()));
            buffer.release();
            outbox.sendFrame(100, text("small"));

            assertSent(
                    "a large and a small frame, after one whose encoder failed",
                    outbox,
                    Frames.encode(List.of(large, "small")));
        }
    }
}
