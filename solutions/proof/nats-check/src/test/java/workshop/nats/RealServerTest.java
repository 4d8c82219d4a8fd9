package workshop.nats;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.Republish;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.zerocopy.BufferPool;
import workshop.zerocopy.Message;
import workshop.zerocopy.MessageConsumer;
import workshop.zerocopy.MessageHandler;

@DisplayName("Step 5's consumer, a real nats-server, and the official client as the publisher")
// The client's close() may throw an InterruptedException, of which javac warns. Here it would end the test, as it
// should.
@SuppressWarnings("try")
class RealServerTest {

    private static final int MESSAGES = 1_000_000;
    private static final int PAYLOAD = 128;

    /** What a server lets publishers send by default. */
    private static final int MEBIBYTE = 1 << 20;

    /** Published until the first arrives: only then is the subscription known to be there. */
    private static final String HELLO = "check.hello";

    private final BufferPool pool = new BufferPool(64 * 1024, 1);

    @Test
    @DisplayName("a million messages: none lost, none doubled, in order")
    void million() throws Exception {
        Sequence sequence = new Sequence();
        try (NatsServer server = NatsServer.find();
                Consuming consuming = new Consuming(server, "check.*", sequence);
                Connection publisher = Nats.connect(server.url())) {
            consuming.awaitSubscription(publisher);
            byte[] payload = new byte[PAYLOAD];
            for (long i = 0; i < MESSAGES; i++) {
                ByteBuffer.wrap(payload).putLong(i);
                publisher.publish("check.number", payload.clone());
            }
            publisher.flush(Duration.ofSeconds(60));
            publisher.publish("check.end", null);
            consuming.awaitEnd();
        }
        assertThat(sequence.received).as("messages received of %d", MESSAGES).isEqualTo(MESSAGES);
        assertThat(pool.inUse()).as("buffers in use after the end").isZero();
    }

    /** Sees to it that each message carries the number that is due. */
    private static final class Sequence implements MessageHandler {

        private long received;

        @Override
        public void onMessage(Message message) throws IOException {
            ByteBuffer payload = message.payload();
            if (payload.remaining() == 0) {
                return;
            }
            long number = payload.getLong();
            if (number != received || payload.remaining() != PAYLOAD - Long.BYTES) {
                throw new IOException("expected message " + received + " but received " + number + " with "
                        + payload.remaining() + " more bytes");
            }
            received++;
        }
    }

    @Test
    @DisplayName("headers, a reply subject, an empty payload, and one of a mebibyte")
    void allKinds() throws Exception {
        List<String> received = new ArrayList<>();
        MessageHandler handler = message -> {
            if (!message.subject().equals(HELLO)) {
                received.add("%s (%s) headers [%s] payload of %d"
                        .formatted(
                                message.subject(),
                                message.replyTo(),
                                text(message.headers()),
                                message.payload().remaining()));
            }
        };
        try (NatsServer server = NatsServer.find();
                Consuming consuming = new Consuming(server, "check.*", handler);
                Connection publisher = Nats.connect(server.url())) {
            consuming.awaitSubscription(publisher);
            publisher.publish(NatsMessage.builder()
                    .subject("check.headers")
                    .headers(new Headers().add("A", "b"))
                    .data(new byte[3])
                    .build());
            publisher.publish("check.reply", "back.here", new byte[5]);
            publisher.publish("check.empty", new byte[0]);
            publisher.publish("check.large", new byte[MEBIBYTE]);
            publisher.flush(Duration.ofSeconds(60));
            publisher.publish("check.end", null);
            consuming.awaitEnd();
        }
        assertThat(received)
                .as("what the consumer received")
                .containsExactly(
                        "check.headers () headers [NATS/1.0\r\nA:b\r\n\r\n] payload of 3",
                        "check.reply (back.here) headers [] payload of 5",
                        "check.empty () headers [] payload of 0",
                        "check.large () headers [] payload of 1048576",
                        "check.end () headers [] payload of 0");
    }

    private static String text(ByteBuffer bytes) {
        return US_ASCII.decode(bytes).toString();
    }

    @Test
    @DisplayName("what the server refuses ends the consuming, with the server's reason")
    void refused() throws Exception {
        try (NatsServer server = NatsServer.find();
                SocketChannel channel = SocketChannel.open(server.address());
                MessageConsumer consumer = new MessageConsumer(channel, "not..valid", pool, message -> {})) {
            assertThatThrownBy(consumer::consume, "subscribing to not..valid")
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Invalid Subject");
        }
    }

    @Test
    @DisplayName("an INFO of 20,000 bytes, headers that the server adds to the longest message, a control character")
    void lawfulButUnusual(@TempDir Path store) throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        MessageHandler handler = message -> {
            if (!message.subject().equals(HELLO)) {
                received.add(message.subject() + " of " + message.payload().remaining());
            }
        };
        assumeThat(NatsServer.named())
                .as("NATS_URL, which names a server that cannot be started anew with other options")
                .isNull();
        try (NatsServer server =
                        NatsServer.start("--name", "n".repeat(20_000), "--jetstream", "--store_dir", store.toString());
                Consuming consuming = new Consuming(server, "check.*", handler);
                Connection publisher = Nats.connect(server.url());
                SocketChannel foreign = SocketChannel.open(server.address())) {
            consuming.awaitSubscription(publisher);
            publisher
                    .jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name("all")
                            .subjects("stored")
                            .storageType(StorageType.Memory)
                            .republish(new Republish("stored", "check.again", false))
                            .build());
            publisher.jetStream().publish("stored", new byte[MEBIBYTE]);
            // The official client sends no such subject; the server passes it on.
            foreign.write(US_ASCII.encode("CONNECT {\"verbose\":false}\r\nPUB check.\1 2\r\nhi\r\n"));
            consuming.awaitUntil(() -> received.size() == 2);
            publisher.publish("check.end", null);
            consuming.awaitEnd();
        }
        assertThat(received)
                .as("what the consumer received")
                .containsExactlyInAnyOrder("check.again of 1048576", "check.\1 of 2", "check.end of 0");
    }

    /** A consumer at work on a thread of its own, until a message to {@code check.end} has come. */
    private final class Consuming implements AutoCloseable {

        private final MessageConsumer consumer;
        private final CountDownLatch subscribed = new CountDownLatch(1);
        private final FutureTask<Void> task;
        private boolean ended;

        private Consuming(NatsServer server, String subject, MessageHandler handler) throws IOException {
            consumer = new MessageConsumer(SocketChannel.open(server.address()), subject, pool, message -> {
                subscribed.countDown();
                handler.onMessage(message);
                // The payloads of the million are numbers, and never empty: nothing is allocated for them here.
                if (message.payload().remaining() == 0 && message.subject().equals("check.end")) {
                    ended = true;
                    consumer().close();
                }
            });
            task = new FutureTask<>(() -> {
                consumer.consume();
                return null;
            });
            Thread.ofPlatform().daemon().start(task);
        }

        private MessageConsumer consumer() {
            return consumer;
        }

        private void awaitSubscription(Connection publisher) throws Exception {
            do {
                publisher.publish(HELLO, null);
                publisher.flushBuffer();
                if (task.isDone()) {
                    task.get();
                }
            } while (!subscribed.await(10, TimeUnit.MILLISECONDS));
        }

        /** Waits until something is so, or the consumer has ended. */
        private void awaitUntil(BooleanSupplier condition) {
            Awaitility.await("what the consumer should receive")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> task.isDone() || condition.getAsBoolean());
        }

        /** Waits for the end, and throws what the consumer failed with, if it did. */
        private void awaitEnd() throws Exception {
            try {
                task.get(60, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw new AssertionError("the consumer failed: " + e.getCause(), e.getCause());
            }
            assertThat(ended).as("the consumer has received the last message").isTrue();
        }

        @Override
        public void close() throws IOException {
            consumer.close();
        }
    }
}
