package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;

@DisplayName("5.6 Fewer system calls")
class Ex5_6_OutboxTest {

    private static final int BUFFER = 16 * 1024;
    private static final int LARGE = 600;

    private final BufferPool pool = new BufferPool(BUFFER, 6000);
    private final StringBuilder sent = new StringBuilder();

    @Test
    @Order(1)
    @DisplayName("a message of up to 512 bytes is copied at once, and a longer one is not")
    void threshold() {
        PooledBuffer buffer = pool.acquire();
        try (Outbox outbox = new Outbox(pool)) {
            outbox.send(buffer.retainedDuplicate(view(buffer, Outbox.COPY_THRESHOLD)));
            assertThat(buffer.referenceCount())
                    .as("references to a buffer, after a small duplicate of it (512 bytes) was queued")
                    .isEqualTo(1);
            outbox.send(buffer.retainedDuplicate(view(buffer, Outbox.COPY_THRESHOLD + 1)));
            assertThat(buffer.referenceCount())
                    .as("references to a buffer, after a large duplicate of it (513 bytes) was queued")
                    .isEqualTo(2);
            assertThat(outbox.pendingBytes())
                    .as("pending bytes of two messages, of 512 and of 513 bytes")
                    .isEqualTo(1025);
        }
        buffer.release();
        assertThat(pool.inUse()).as("buffers in use after close").isZero();
    }

    /** A view that does not begin where the buffer begins, as that of a frame. */
    private static ByteBuffer view(PooledBuffer buffer, int length) {
        return buffer.bytes().duplicate().position(1000).limit(1000 + length);
    }

    @Test
    @Order(2)
    @DisplayName("a channel may take a part of a gathering write, and nothing when it is full")
    void partial() throws Exception {
        try (Outbox outbox = new Outbox(pool)) {
            for (int i = 0; i < 5; i++) {
                send(outbox, "small %d, ".formatted(i));
                sendDuplicate(outbox, "also small %d, ".formatted(i));
                sendDuplicate(outbox, "large %d ".formatted(i).repeat(LARGE / 8 + 1));
            }
            assertThat(outbox.pendingBytes())
                    .as("pending bytes, of small and large messages in turns")
                    .isEqualTo(sent.length());
            int buffers = pool.inUse();
            Sink channel = Sink.acceptingAtMost(7);
            assertThat(outbox.flush(channel))
                    .as("flush to a channel that is full")
                    .isFalse();
            boolean all = outbox.flush(channel.addFreeSpace(1000));
            int taken = channel.taken().length;
            Bytes.assertSame(
                    "the bytes that a channel took first, of small and large messages in turns",
                    channel.taken(),
                    Arrays.copyOf(sentBytes(), taken));
            assertThat(taken)
                    .as("bytes in a channel that takes 7 at a time, and had 1000 bytes of free space")
                    .isEqualTo(1000);
            assertThat(all)
                    .as("flush to a channel that took 1000 bytes and is full")
                    .isFalse();
            assertThat(outbox.pendingBytes())
                    .as("pending bytes after a channel took 1000 of them")
                    .isEqualTo(sent.length() - 1000);

            assertThat(pool.inUse())
                    .as("buffers in use, after the first of them were written")
                    .isLessThan(buffers);

            send(outbox, "late");
            outbox.flush(channel.addFreeSpace(sent.length() - 1002));
            send(outbox, "r");
            assertThat(pool.inUse())
                    .as("buffers in use for two small messages, of which the first was written in part")
                    .isEqualTo(1);
            assertThat(outbox.flush(channel.addFreeSpace(1_000_000)))
                    .as("flush to a channel with enough free space")
                    .isTrue();

            Bytes.assertSame("the bytes that a channel took in parts of 7", channel.taken(), sentBytes());
            assertThat(pool.inUse()).as("buffers in use after the last byte").isZero();
        }
    }

    @Test
    @Order(3)
    @DisplayName("an outbox that has sent everything holds no buffer, and can be used again")
    void usedAgain() throws Exception {
        try (Outbox outbox = new Outbox(pool)) {
            Sink channel = Sink.acceptingAtMost(100_000).addFreeSpace(1_000_000);
            for (int round = 1; round <= 3; round++) {
                send(outbox, "small, ");
                if (round == 2) {
                    sendDuplicate(outbox, "large ".repeat(LARGE));
                }
                assertThat(outbox.flush(channel))
                        .as("flush number %d, to a channel with enough free space", round)
                        .isTrue();
                Bytes.assertSame("the bytes sent by flushes 1 to " + round, channel.taken(), sentBytes());
                assertThat(pool.inUse())
                        .as("buffers in use after flush number %d wrote the last byte", round)
                        .isZero();
            }

            outbox.send(ByteBuffer.allocate(0));
            assertThat(outbox.flush(channel)).as("flush of an empty message").isTrue();
            assertThat(pool.inUse())
                    .as("buffers in use after a flush, with nothing to send but an empty message")
                    .isZero();
        }
    }

    @Test
    @Order(4)
    @DisplayName("5000 small messages leave in a few writes")
    void copiedTogether() throws Exception {
        try (Outbox outbox = new Outbox(pool);
                Loopback connection = Loopback.connect()) {
            for (int i = 0; i < 2_500; i++) {
                send(outbox, "message %04d\n".formatted(i));
                sendDuplicate(outbox, "message %04d, duplicated\n".formatted(i));
            }
            assertThat(outbox.pendingBytes()).as("pending bytes").isEqualTo(sent.length());
            assertThat(pool.inUse())
                    .as("buffers of %d bytes in use, for %d bytes of small messages", BUFFER, sent.length())
                    .isLessThan(sent.length() / BUFFER + 5);

            assertArrives(outbox, connection, "5000 small messages", 100);
        }
    }

    @Test
    @Order(5)
    @DisplayName("large messages leave without a copy, many of them in one write")
    void gathered() throws Exception {
        PooledBuffer buffer = pool.acquire();
        ByteBuffer bytes = buffer.bytes();
        while (bytes.hasRemaining()) {
            bytes.put((byte) ('a' + bytes.position() % 23));
        }
        try (Outbox outbox = new Outbox(pool);
                Loopback connection = Loopback.connect()) {
            for (int i = 0; i < 3000; i++) {
                ByteBuffer part = bytes.duplicate().limit(i + LARGE).position(i);
                outbox.send(buffer.retainedDuplicate(part));
                sent.append(Frames.text(part));
            }
            assertThat(outbox.pendingBytes()).as("pending bytes").isEqualTo(sent.length());
            bytes.put(0, (byte) '!');
            sent.setCharAt(0, '!');
            buffer.release();

            // On Windows, the JDK gives the system no more than 16 buffers at a time.
            int maxWrites = OS.WINDOWS.isCurrentOs() ? 250 : 100;
            assertArrives(
                    outbox, connection, "3000 messages of 600 bytes, one of them changed in its buffer", maxWrites);
        }
    }

    @Test
    @Order(6)
    @DisplayName("a flush makes as many writes as it needs")
    void manyWrites() throws Exception {
        int bytes = 4 * BUFFER;
        try (Outbox outbox = new Outbox(pool)) {
            for (int i = 0; i < 4; i++) {
                outbox.send(ByteBuffer.allocate(BUFFER));
            }
            assertThat(outbox.flush(Sink.acceptingAtMost(1).addFreeSpace(bytes)))
                    .as("flush of %d bytes to a channel that takes one byte at a time", bytes)
                    .isTrue();
        }
    }

    private void assertArrives(Outbox outbox, Loopback connection, String what, int maxWrites) throws Exception {
        Sink counter = Sink.countingWritesTo(connection.channel());
        Loopback.Reading reading = connection.startReading(sent.length());
        boolean all = waitingFor("a flush of " + what, () -> outbox.flush(counter));
        connection.channel().shutdownOutput();
        assertThat(counter.maxEmptyBuffers())
                .as("buffers without bytes in one write: they were written before, and not released")
                .isLessThanOrEqualTo(1);
        assertThat(all).as("flush has written all").isTrue();
        assertThat(outbox.pendingBytes()).as("pending bytes after the flush").isZero();
        byte[] received = reading.await("the last byte of " + what);
        Bytes.assertSame("the bytes that arrived of " + what, received, sentBytes());
        assertThat(counter.writes()).as("writes for " + what).isLessThan(maxWrites);
        assertThat(pool.inUse()).as("buffers in use after the flush").isZero();
    }

    private byte[] sentBytes() {
        return sent.toString().getBytes(US_ASCII);
    }

    private void send(Outbox outbox, String message) {
        outbox.send(ByteBuffer.wrap(message.getBytes(US_ASCII)));
        sent.append(message);
    }

    private void sendDuplicate(Outbox outbox, String message) {
        PooledBuffer buffer = pool.acquire();
        ByteBuffer bytes = buffer.bytes().put(message.getBytes(US_ASCII)).flip();
        outbox.send(buffer.retainedDuplicate(bytes));
        buffer.release();
        sent.append(message);
    }
}
