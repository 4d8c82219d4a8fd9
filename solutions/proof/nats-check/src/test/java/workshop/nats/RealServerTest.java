package workshop.nats;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.Republish;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.zerocopy.BufferPool;
import workshop.zerocopy.Message;
import workshop.zerocopy.MessageConsumer;
import workshop.zerocopy.MessageHandler;

@DisplayName("Step 5's consumer, a real nats-server, and the official client as the publisher")
// javac warns that the client's close() may throw an InterruptedException. Here that ends the test, which is right.
@SuppressWarnings("try")
class RealServerTest {

    private static final int MESSAGES = 1_000_000;
    private static final int PAYLOAD = 128;

    /** The longest payload that a server accepts by default. */
    private static final int MEBIBYTE = 1 << 20;

    /**
     * Published again and again until the first one arrives. Only then the server is known to have the subscription.
     */
    private static final String HELLO = "check.hello";

    private final BufferPool pool = new BufferPool(64 * 1024, 1);

    @Test
    @DisplayName("a million messages: none lost, none doubled, in order")
    void million() throws Exception {
        Sequence sequence = new Sequence();
        try (NatsServer server = NatsServer.find();
                ConsumerThread consumer = consume(server, sequence);
                Connection publisher = Nats.connect(server.url())) {
            awaitSubscription(consumer, publisher);
            byte[] payload = new byte[PAYLOAD];
            for (long i = 0; i < MESSAGES; i++) {
                ByteBuffer.wrap(payload).putLong(i);
                publisher.publish("check.number", payload.clone());
            }
            publisher.flush(Duration.ofSeconds(60));
            publisher.publish(ConsumerThread.END, null);
            consumer.awaitEnd();
        }
        assertThat(sequence.received).as("messages received of %d", MESSAGES).isEqualTo(MESSAGES);
        assertThat(pool.inUse()).as("buffers in use after the end").isZero();
    }

    /** Checks that each message has the next number. */
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
                ConsumerThread consumer = consume(server, handler);
                Connection publisher = Nats.connect(server.url())) {
            awaitSubscription(consumer, publisher);
            publisher.publish(NatsMessage.builder()
                    .subject("check.headers")
                    .headers(new Headers().add("A", "b"))
                    .data(new byte[3])
                    .build());
            publisher.publish("check.reply", "back.here", new byte[5]);
            publisher.publish("check.empty", new byte[0]);
            publisher.publish("check.large", new byte[MEBIBYTE]);
            publisher.flush(Duration.ofSeconds(60));
            publisher.publish(ConsumerThread.END, null);
            consumer.awaitEnd();
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
                .as("NATS_URL, since the test starts a server of its own with other options")
                .isNull();
        try (NatsServer server =
                        NatsServer.start("--name", "n".repeat(20_000), "--jetstream", "--store_dir", store.toString());
                ConsumerThread consumer = consume(server, handler);
                Connection publisher = Nats.connect(server.url());
                SocketChannel foreign = SocketChannel.open(server.address())) {
            awaitSubscription(consumer, publisher);
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
            Awaitility.await("the two messages")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> consumer.hasEnded() || received.size() == 2);
            publisher.publish(ConsumerThread.END, null);
            consumer.awaitEnd();
        }
        assertThat(received)
                .as("what the consumer received")
                .containsExactlyInAnyOrder("check.again of 1048576", "check.\1 of 2", "check.end of 0");
    }

    @Test
    @DisplayName("a message of a server that was configured to support no headers")
    void noHeaders(@TempDir Path folder) throws Exception {
        assumeThat(NatsServer.named())
                .as("NATS_URL, since the test starts a server of its own with other options")
                .isNull();
        Path options = Files.writeString(folder.resolve("nats.conf"), "no_header_support: true");
        try (NatsServer server = NatsServer.start("--config", options.toString());
                ConsumerThread consumer = consume(server, message -> {});
                Connection publisher = Nats.connect(Options.builder()
                        .server(server.url())
                        .noHeaders()
                        .noNoResponders()
                        .build())) {
            awaitSubscription(consumer, publisher);
            publisher.publish(ConsumerThread.END, null);
            consumer.awaitEnd();
        }
    }

    private ConsumerThread consume(NatsServer server, MessageHandler handler) throws IOException {
        return new ConsumerThread(server.address(), "check.*", pool, handler);
    }

    /** Publishes until the first message arrives, or throws the failure of the consumer. */
    private static void awaitSubscription(ConsumerThread consumer, Connection publisher) throws Exception {
        do {
            publisher.publish(HELLO, null);
            publisher.flushBuffer();
            if (consumer.hasEnded()) {
                consumer.awaitEnd();
            }
        } while (!consumer.awaitFirstMessage(Duration.ofMillis(10)));
    }
}
