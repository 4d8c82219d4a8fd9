package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.4 Frames: decode alone, without a socket")
class Ex4_4_FramesTest {

    private static final int MAX_LENGTH = 1000;

    private final Frames frames = new Frames(MAX_LENGTH);

    @Test
    @Order(1)
    @DisplayName("decode takes one frame after another, and copies the payloads")
    void wholeFrames() throws Exception {
        List<String> texts = List.of("", "a", "grüße");
        ByteBuffer input = buffer(texts);
        List<ByteBuffer> messages = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            ByteBuffer message = frames.decode(input);
            assertThat(message).as("frame %d of 3 in one buffer", i + 1).isNotNull();
            assertThat(UTF_8.decode(message.duplicate()).toString())
                    .as("the text of frame %d of 3 in one buffer", i + 1)
                    .isEqualTo(texts.get(i));
            messages.add(message);
        }
        assertThat(frames.decode(input)).as("a fourth frame of 3").isNull();

        assertTexts(messages, texts, "after the next frames were decoded");
        // The next read does this.
        Arrays.fill(input.array(), (byte) 'x');
        assertTexts(messages, texts, "after the buffer was filled again");

        byte[] noText = {0, 127, -128, -1};
        assertThat(frames.decode(ByteBuffer.wrap(Peer.frame(noText))))
                .as("a payload of four bytes that are no text")
                .isEqualTo(ByteBuffer.wrap(noText));
    }

    private static void assertTexts(List<ByteBuffer> messages, List<String> texts, String when) {
        for (int i = 0; i < texts.size(); i++) {
            assertThat(UTF_8.decode(messages.get(i).duplicate()).toString())
                    .as("the text of frame %d of 3, %s", i + 1, when)
                    .isEqualTo(texts.get(i));
        }
    }

    @Test
    @Order(2)
    @DisplayName("decode returns null for an incomplete frame, and leaves the position where it was")
    void incompleteFrames() throws Exception {
        // A direct buffer, which has no array.
        ByteBuffer input = ByteBuffer.allocateDirect(100)
                .put(buffer(List.of("first", "second")))
                .flip();
        int secondFrame = Peer.frame("first".getBytes(UTF_8)).length;
        int end = input.limit();
        input.position(secondFrame);
        for (int count = 0; count < end - secondFrame; count++) {
            input.limit(secondFrame + count);
            assertThat(frames.decode(input))
                    .as("the message from the first %d bytes of a frame of 10", count)
                    .isNull();
            assertThat(input.position())
                    .as("the position after decode has seen the first %d bytes of a frame of 10", count)
                    .isEqualTo(secondFrame);
        }
        assertThat(frames.decode(buffer(List.of("another connection"))))
                .as("a frame of another connection, while a frame of 10 bytes is incomplete")
                .isEqualTo(UTF_8.encode("another connection"));
        ByteBuffer message = frames.decode(input.limit(end));
        assertThat(message).as("the message from a whole frame").isNotNull();
        assertThat(UTF_8.decode(message).toString())
                .as("the message from a whole frame")
                .isEqualTo("second");

        ByteBuffer part = ByteBuffer.allocate(200)
                .position(100)
                .slice()
                .put(buffer(List.of("text")))
                .flip();
        assertThat(frames.decode(part))
                .as("a frame in a buffer that is a part of an array")
                .isEqualTo(UTF_8.encode("text"));
    }

    @Test
    @Order(3)
    @DisplayName("decode refuses a bad length as soon as its four bytes have arrived, and accepts the maximum")
    void badLengths() throws Exception {
        assertThat(frames.decode(ByteBuffer.allocate(2))).as("half a header").isNull();
        ByteBuffer highBit = ByteBuffer.wrap(Peer.frame(new byte[200]));
        assertThat(catchThrowable(() -> frames.decode(highBit)))
                .as("the failure of a payload of 200 bytes: the last byte of this length is negative in Java")
                .isNull();
        ByteBuffer longest = ByteBuffer.wrap(Peer.frame(new byte[MAX_LENGTH]));
        assertThat(catchThrowable(() -> frames.decode(longest)))
                .as("the failure of a payload of the maximum length, %d", MAX_LENGTH)
                .isNull();
        for (int length : new int[] {-1, Integer.MIN_VALUE, MAX_LENGTH + 1, Integer.MAX_VALUE}) {
            ByteBuffer header = ByteBuffer.allocate(4).putInt(length).flip();
            assertThat(catchThrowable(() -> frames.decode(header)))
                    .as("the failure of decode for a length of %d", length)
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining(String.valueOf(length));
        }
    }

    @Test
    @Order(4)
    @DisplayName("decode allocates nothing for a payload that is still to come")
    void allocatesLate() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int length = 1 << 20;
        Frames large = new Frames(length);
        ByteBuffer header = ByteBuffer.allocate(4).putInt(length).flip();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10; i++) {
            assertThat(large.decode(header))
                    .as("the message from the length of a frame")
                    .isNull();
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes that 10 calls of decode have allocated, for a payload of which nothing has arrived")
                .isLessThan(length);
    }

    private static ByteBuffer buffer(List<String> texts) {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        texts.forEach(text -> buffer.put(Peer.frame(text.getBytes(UTF_8))));
        return buffer.flip();
    }
}
