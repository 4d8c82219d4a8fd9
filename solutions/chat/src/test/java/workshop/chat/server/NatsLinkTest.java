package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.chat.protocol.Message.Broadcast;

@DisplayName("the link to a NATS server")
class NatsLinkTest {

    /** More messages of {@link #LENGTH} bytes than may wait. */
    private static final int MANY = 1000;

    private static final int LENGTH = 60_000;

    /** Counts, and has no memory for the first connection, or no descriptor when it ends, if a test wants that. */
    private static final class Listener implements NatsLink.Listener {

        private final AtomicInteger connected = new AtomicInteger();
        private final AtomicInteger disconnected = new AtomicInteger();
        private final AtomicInteger received = new AtomicInteger();
        private final CountDownLatch mayReceive = new CountDownLatch(1);
        private volatile boolean failsFirst;
        private volatile boolean failsAtEnd;
        private volatile BusMessage last;

        @Override
        public void connected() {
            if (connected.incrementAndGet() == 1 && failsFirst) {
                throw new OutOfMemoryError("of a test");
            }
        }

        @Override
        public void disconnected() {
            if (disconnected.incrementAndGet() == 1 && failsAtEnd) {
                throw new NoClassDefFoundError("of a test");
            }
        }

        @Override
        public void publishRefused() {}

        @Override
        public void subscribeRefused() {}

        @Override
        public void received(byte[] data) {
            try {
                mayReceive.await(10, TimeUnit.SECONDS);
                last = BusMessage.decode(data);
                received.incrementAndGet();
            } catch (InterruptedException | ProtocolException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final Listener listener = new Listener();
    private FakeNats nats;
    private NatsLink link;

    @BeforeEach
    void start() throws IOException {
        nats = new FakeNats(1024 * 1024);
        link = new NatsLink(NatsUrl.parse(nats.url()), "london", NatsBus.SUBJECT, listener);
    }

    @AfterEach
    void stop() throws IOException {
        nats.close();
        link.close();
    }

    private void connect() {
        link.start();
        await("a connection").until(() -> listener.connected.get() == 1);
    }

    private static byte[] message(int sequence) {
        String text = "x".repeat(LENGTH);
        return new BusMessage(new UUID(1, 2), sequence, sequence, "rome", new Broadcast("remo", text)).encode();
    }

    @Test
    @DisplayName("connects again after there was no memory for a moment")
    void error() {
        try (Log log = new Log()) {
            listener.failsFirst = true;
            link.start();
            await("a second connection").until(() -> listener.connected.get() == 2);
            await("the reason in the log").until(() -> log.text().contains("OutOfMemoryError: of a test"));
        }
    }

    @Test
    @DisplayName("connects again if there was no descriptor for a class when a connection ended")
    void errorAtEnd() throws IOException {
        listener.failsAtEnd = true;
        connect();
        nats.dropAll();
        await("a second connection").until(() -> listener.connected.get() == 2);
    }

    @Test
    @DisplayName("keeps few messages while the NATS server does not read")
    void frozen() {
        connect();
        listener.mayReceive.countDown();
        nats.freeze();
        for (int i = 1; i <= 3 * MANY; i++) {
            link.publish(message(i));
        }
        nats.thaw();
        await("a message from afterwards").until(() -> {
            link.publish(message(3 * MANY + 1));
            return listener.last != null && listener.last.sequence() > 3 * MANY;
        });
        assertThat(listener.received).as("messages that were kept").hasValueLessThan(3 * MANY / 2);
    }

    @Test
    @DisplayName("keeps few of the messages that come faster than they are handled")
    void flood() {
        connect();
        await("the subscription").until(() -> nats.subscribers() == 1);
        for (int i = 1; i <= MANY; i++) {
            nats.publish(message(i));
        }
        listener.mayReceive.countDown();
        await("a message from afterwards").until(() -> {
            nats.publish(message(MANY + 1));
            return listener.last != null && listener.last.sequence() > MANY;
        });
        assertThat(listener.received).as("messages that were kept").hasValueLessThan(MANY / 2);
    }

    @Test
    @DisplayName("keeps the interrupt of a thread that closes it")
    void interrupt() {
        connect();
        Thread.currentThread().interrupt();
        link.close();
        assertThat(Thread.interrupted()).as("the thread is interrupted").isTrue();
    }
}
