package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Step 5's reference solution: what the outbox and the pool allocate")
@Timeout(60)
class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MESSAGES = 20_000;

    @Test
    @DisplayName("a message that is encoded in place needs no object, and neither does a frame")
    void encodedInPlace() {
        byte[] payload = "a message".getBytes(US_ASCII);
        Consumer<ByteBuffer> encoder = bytes -> bytes.put(payload);
        try (Outbox outbox = new Outbox(new BufferPool(1024 * 1024, 1))) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < MESSAGES; i++) {
                outbox.send(payload.length, encoder);
                outbox.sendFrame(payload.length, encoder);
            }
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

            assertThat(outbox.pendingBytes())
                    .as("pending bytes of %d messages and as many frames", MESSAGES)
                    .isEqualTo(MESSAGES * (2L * payload.length + 4));
            assertThat((double) allocated / (2 * MESSAGES))
                    .as("bytes allocated for each of %d messages", 2 * MESSAGES)
                    .isLessThan(2);
        }
    }

    @Test
    @DisplayName("the release of a buffer needs no memory of the heap, which may be full")
    void release() {
        BufferPool pool = new BufferPool(1, MESSAGES);
        pool.acquire().release();
        List<PooledBuffer> buffers =
                Stream.generate(pool::acquire).limit(MESSAGES).toList();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        buffers.forEach(PooledBuffer::release);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat((double) allocated / MESSAGES)
                .as("bytes allocated for each of %d releases", MESSAGES)
                .isLessThan(2);
    }
}
