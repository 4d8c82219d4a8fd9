package workshop.async;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.5 Bytes that wait, without a socket")
class Ex4_5_PendingBytesTest {

    private final PendingBytes pending = new PendingBytes();

    /** Takes some bytes, as the system does in one write. */
    private String write(int most) {
        StringBuilder written = new StringBuilder();
        int left = most;
        ByteBuffer[] batch = pending.peekBatch();
        assertThat(batch).as("the buffers for one write").doesNotContainNull();
        for (ByteBuffer buffer : batch) {
            for (; left > 0 && buffer.hasRemaining(); left--) {
                written.append((char) buffer.get());
            }
        }
        pending.advance(written.length());
        return written.toString();
    }

    @Test
    @Order(1)
    @DisplayName("messages are gathered; a write may end anywhere; a message of no bytes does not stay")
    void partialWrites() {
        ByteBuffer shared = US_ASCII.encode("///-----abc").position(3).slice().position(5);
        pending.add(shared);
        pending.add(ByteBuffer.allocate(0));
        pending.add(US_ASCII.encode("defg"));
        assertThat(pending.size())
                .as("bytes that wait, where 3, 0 and 4 were added")
                .isEqualTo(7);

        assertThat(write(2)).as("the first two bytes").isEqualTo("ab");
        assertThat(shared.position())
                .as("the position of the caller's buffer, after a write has taken 2 bytes of it")
                .isEqualTo(5);
        assertThat(write(3)).as("the next three bytes, from two messages").isEqualTo("cde");
        assertThat(pending.size())
                .as("bytes that wait, after two writes have taken 5 of 7")
                .isEqualTo(2);
        pending.add(ByteBuffer.allocate(0));
        assertThat(write(100)).as("all that is left").isEqualTo("fg");
        assertThat(pending.isEmpty())
                .as("all is written, and nothing waits, not even a message of no bytes")
                .isTrue();

        for (String message : List.of("h", "i", "jk")) {
            pending.add(US_ASCII.encode(message));
        }
        assertThat(write(3)).as("the next three bytes, from three messages").isEqualTo("hij");
        assertThat(pending.peekBatch().length)
                .as("buffers for one write, where only a part of the last message is left")
                .isEqualTo(1);
    }

    @Test
    @Order(2)
    @DisplayName("one write gets at most 256 buffers, and at most 128 KiB or one message")
    void batch() {
        for (int i = 0; i < PendingBytes.MAX_BUFFERS_PER_WRITE + 1; i++) {
            pending.add(ByteBuffer.allocate(10));
        }
        assertThat(pending.peekBatch().length)
                .as("buffers for one write, where %d wait", PendingBytes.MAX_BUFFERS_PER_WRITE + 1)
                .isEqualTo(PendingBytes.MAX_BUFFERS_PER_WRITE);
        pending.clear();

        for (int i = 0; i < 3; i++) {
            pending.add(ByteBuffer.allocate(100_000).position(99_990));
        }
        assertThat(bytesOfABatch())
                .as("bytes for one write, where 3 messages of 10 bytes wait, each of them at the end of a large buffer")
                .isEqualTo(30);
        pending.clear();

        for (int i = 0; i < 3; i++) {
            pending.add(ByteBuffer.allocate(60_000));
        }
        assertThat(bytesOfABatch())
                .as("bytes for one write, where 3 messages of 60000 bytes wait")
                .isBetween(1, PendingBytes.MAX_BYTES_PER_WRITE);
        pending.clear();

        for (int i = 0; i < 3; i++) {
            pending.add(ByteBuffer.allocate(PendingBytes.MAX_BYTES_PER_WRITE / 2));
        }
        assertThat(bytesOfABatch())
                .as("bytes for one write, where 3 messages of %d bytes wait", PendingBytes.MAX_BYTES_PER_WRITE / 2)
                .isEqualTo(PendingBytes.MAX_BYTES_PER_WRITE);
        pending.clear();

        pending.add(ByteBuffer.allocate(PendingBytes.MAX_BYTES_PER_WRITE + 1));
        assertThat(pending.peekBatch())
                .as("buffers for one write, where one message of %d bytes waits", PendingBytes.MAX_BYTES_PER_WRITE + 1)
                .isNotEmpty();
        assertThat(pending.size())
                .as("bytes that wait, where one message of %d was added", PendingBytes.MAX_BYTES_PER_WRITE + 1)
                .isEqualTo(PendingBytes.MAX_BYTES_PER_WRITE + 1);
    }

    @Test
    @Order(3)
    @DisplayName("a message that is too large for the rest of a write is not overtaken by the next one")
    void order() {
        int large = PendingBytes.MAX_BYTES_PER_WRITE + 1;
        pending.add(US_ASCII.encode("a"));
        pending.add(ByteBuffer.allocate(large));
        pending.add(US_ASCII.encode("z"));
        StringBuilder written = new StringBuilder();
        while (written.length() < large + 2) {
            String next = write(large);
            assertThat(next).as("the bytes of one write, while some wait").isNotEmpty();
            written.append(next);
        }
        assertThat(written.indexOf("z"))
                .as("the place of the last message, which was added after 1 byte and a message of %d", large)
                .isEqualTo(large + 1);
    }

    @Test
    @Order(4)
    @DisplayName("a message that was written does not stay in memory")
    void written() throws Exception {
        WeakReference<byte[]> message = addAMessage();
        write(10);
        Loopback.waitUntil("a message to be garbage collected, which was written to the end", () -> {
            System.gc();
            return message.refersTo(null);
        });
        assertThat(pending.size()).as("bytes that wait, when all are written").isZero();
    }

    /** A method of its own: in the test method, a variable would keep the message. */
    private WeakReference<byte[]> addAMessage() {
        ByteBuffer message = ByteBuffer.allocate(10);
        pending.add(message);
        return new WeakReference<>(message.array());
    }

    @Test
    @Order(5)
    @DisplayName("the bytes of a message are not copied")
    void shared() {
        ByteBuffer message = US_ASCII.encode("abc");
        pending.add(message);
        message.put(0, (byte) 'x');
        assertThat(write(3))
                .as("a message that was changed to xbc, which shows whether the bytes are shared")
                .isEqualTo("xbc");

        int large = PendingBytes.MAX_BYTES_PER_WRITE + 1;
        message = ByteBuffer.allocate(large);
        pending.add(message);
        message.put(0, (byte) 'x');
        assertThat(write(1))
                .as("the first byte of a message of %d, changed to x, which shows whether the bytes are shared", large)
                .isEqualTo("x");
    }

    private int bytesOfABatch() {
        return Arrays.stream(pending.peekBatch())
                .mapToInt(ByteBuffer::remaining)
                .sum();
    }
}
