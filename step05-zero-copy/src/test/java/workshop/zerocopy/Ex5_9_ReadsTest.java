package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("5.9 Consume without allocating: one message in each read")
class Ex5_9_ReadsTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MESSAGES = 100;

    /** The first messages load classes. */
    private static final int MEASURED = 50;

    private final Semaphore handled = new Semaphore(0);

    /** The bytes that the reading thread has allocated, at each message. */
    private final long[] allocated = new long[MESSAGES];

    private int received;

    @Test
    @DisplayName("allocates nothing for a read")
    void allocatesNothing() throws Exception {
        try (Broker broker = new Broker(this::sendOneByOne);
                SocketChannel channel = broker.connect()) {
            MessageConsumer consumer =
                    new MessageConsumer(channel, "news.*", new BufferPool(64 * 1024, 1), message -> measure());
            waitingFor("the end of the stream", () -> {
                consumer.consume();
                return null;
            });
        }
        assertThat(received).as("messages, each in a read of its own").isEqualTo(MESSAGES);
        // The smallest object has 16 bytes.
        assertThat((double) (allocated[MESSAGES - 1] - allocated[MESSAGES - 1 - MEASURED]) / MEASURED)
                .as("bytes allocated for each message, where each comes in a read of its own")
                .isLessThan(16);
    }

    private void measure() {
        allocated[received++] = THREADS.getCurrentThreadAllocatedBytes();
        handled.release();
    }

    private void sendOneByOne(Broker.Client client) throws Exception {
        client.greet();
        for (int i = 0; i < MESSAGES; i++) {
            client.send("MSG news.today 1 5\r\nhello\r\n");
            assertThat(handled.tryAcquire(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                    .as("message %d has come, before the next one is sent", i)
                    .isTrue();
        }
    }
}
