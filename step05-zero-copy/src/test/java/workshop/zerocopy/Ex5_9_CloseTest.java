package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static workshop.Waiting.waitingFor;

import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("5.9 Consume without allocating: how it ends after close()")
class Ex5_9_CloseTest {

    private final BufferPool pool = new BufferPool(64 * 1024, 1);

    @Test
    @Order(2)
    @DisplayName("close() by another thread ends consume()")
    void closed() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        Broker.Script script = client -> {
            client.greet();
            client.send("MSG news.today 1 5\r\nhello\r\n");
            client.awaitClose();
        };
        try (Broker broker = new Broker(script);
                SocketChannel channel = broker.connect()) {
            MessageConsumer consumer = new MessageConsumer(channel, "news.*", pool, message -> reading.countDown());
            FutureTask<Void> consuming = new FutureTask<>(() -> {
                try {
                    consumer.consume();
                } finally {
                    reading.countDown();
                }
                return null;
            });
            Thread.ofPlatform().daemon().start(consuming);
            waitingFor("the first message", () -> reading.await(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));

            consumer.close();
            waitingFor(
                    "consume to return after close() by another thread",
                    () -> consuming.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
            consumer.close();
        }
        assertThat(pool.inUse()).as("buffers in use after close()").isZero();
    }

    @Test
    @Order(1)
    @DisplayName("close() by the handler ends consume(), also between two messages of one read")
    void closedByTheHandler() throws Exception {
        for (int last = 1; last <= 3; last++) {
            assertClosedAfter(last);
        }
    }

    private void assertClosedAfter(int last) throws Exception {
        Broker.Script script = client -> {
            client.greet();
            client.send("MSG news.today 1 5\r\nhello\r\n".repeat(3) + "MSG news.cut");
            client.awaitClose();
        };
        AtomicInteger messages = new AtomicInteger();
        AtomicReference<MessageConsumer> itself = new AtomicReference<>();
        try (Broker broker = new Broker(script);
                SocketChannel channel = broker.connect()) {
            itself.set(new MessageConsumer(channel, "news.*", pool, message -> {
                if (messages.incrementAndGet() == last) {
                    itself.get().close();
                }
            }));
            assertThatCode(() -> itself.get().consume())
                    .as("consume(), whose handler has called close()")
                    .doesNotThrowAnyException();
        }
        assertThat(messages.get())
                .as("messages of a handler that calls close() at number %d", last)
                .isEqualTo(last);
        assertThat(pool.inUse()).as("buffers in use after close()").isZero();
    }

    @Test
    @Order(3)
    @DisplayName("close() before consume() is the normal end too")
    void closedBefore() throws Exception {
        try (Broker broker = new Broker(Broker.Client::awaitClose);
                SocketChannel channel = broker.connect()) {
            MessageConsumer consumer = new MessageConsumer(channel, "news.*", pool, message -> {});
            consumer.close();
            assertThatCode(consumer::consume).as("consume() after close()").doesNotThrowAnyException();
        }
        assertThat(pool.inUse()).as("buffers in use after close()").isZero();
    }
}
