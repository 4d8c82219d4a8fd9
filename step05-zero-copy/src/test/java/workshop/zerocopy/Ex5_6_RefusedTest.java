package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("5.6 Fewer system calls: duplicates that are refused")
class Ex5_6_RefusedTest {

    private static final int BUFFER = 16 * 1024;
    private static final int SMALL = 5;
    private static final int LARGE = 600;

    private final BufferPool pool = new BufferPool(BUFFER, 10);

    @Test
    @Order(1)
    @DisplayName("without a buffer to copy into, a duplicate is released and not queued")
    void exhausted() throws Exception {
        BufferPool one = new BufferPool(BUFFER, 1);
        PooledBuffer held = one.acquire();
        try (Outbox outbox = new Outbox(one)) {
            assertThatThrownBy(
                            () -> outbox.send(duplicate(held, SMALL)),
                            "sending a small duplicate, with no buffer to copy it into")
                    .isInstanceOf(PoolExhaustedException.class);
            assertThat(held.referenceCount())
                    .as("the reference count of a buffer, after a duplicate of it could not be copied")
                    .isEqualTo(1);
            assertThat(outbox.pendingBytes())
                    .as("pending bytes, after a duplicate could not be copied")
                    .isZero();

            held.release();
            outbox.send(ByteBuffer.wrap(new byte[SMALL]));
            Sink channel = Sink.acceptingAtMost(100).addFreeSpace(100);
            outbox.flush(channel);
            Bytes.assertSame(
                    "the bytes that were sent, after a duplicate could not be copied",
                    channel.taken(),
                    new byte[SMALL]);
        }
    }

    private static RetainedDuplicate duplicate(PooledBuffer buffer, int length) {
        return buffer.retainedDuplicate(buffer.bytes().duplicate().limit(length).position(0));
    }

    @Test
    @Order(2)
    @DisplayName("close puts all buffers of the queue back into the pool, and a closed outbox takes no more")
    void connectionLost() throws Exception {
        PooledBuffer buffer = pool.acquire();
        Outbox outbox = new Outbox(pool);
        outbox.send(duplicate(buffer, SMALL));
        outbox.send(duplicate(buffer, LARGE));
        try (Loopback connection = Loopback.connect()) {
            connection.channel().close();
            assertThatThrownBy(() -> outbox.flush(connection.channel()), "flush to a channel that is closed")
                    .isInstanceOf(IOException.class);
        }
        try (Outbox lost = new Outbox(pool)) {
            lost.send(duplicate(buffer, LARGE));
            Sink channel = Sink.acceptingAtMost(100).addFreeSpace(100).failingWhenFull();
            assertThatThrownBy(() -> lost.flush(channel), "flush to a channel that fails after 100 bytes")
                    .isInstanceOf(IOException.class);
        }
        outbox.close();
        assertThatCode(outbox::close).as("a second close").doesNotThrowAnyException();
        for (int length : new int[] {SMALL, LARGE, 0}) {
            assertThatIllegalStateException()
                    .as("a duplicate of %d bytes for an outbox that is closed", length)
                    .isThrownBy(() -> outbox.send(duplicate(buffer, length)));
            assertThat(buffer.referenceCount())
                    .as("references to a buffer, after an outbox that is closed has refused a duplicate of it")
                    .isEqualTo(1);
        }
        assertThatIllegalStateException()
                .as("a frame for an outbox that is closed")
                .isThrownBy(() -> outbox.sendFrame(SMALL, payload -> {}));
        buffer.release();
        assertThat(pool.inUse()).as("buffers in use after close").isZero();
    }
}
