package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("5.9 Consume without allocating")
class Ex5_9_ConsumeTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final BufferPool pool = new BufferPool(64 * 1024, 1);

    @Test
    @Order(1)
    @DisplayName("subscribes, answers PING, and passes every message to the handler until the stream ends")
    void conversation() throws Exception {
        List<String> received = new ArrayList<>();
        Broker.Script script = client -> {
            client.greet();
            client.send("MSG news.first 1 5\r\nhello\r\nPING\r\nPING\r\n");
            assertThat(client.line("PONG")).as("the answer to PING").isEqualTo("PONG");
            assertThat(client.line("a second PONG"))
                    .as("the answer to a second PING in the same read")
                    .isEqualTo("PONG");
            client.send("INFO {\"ldm\":true}\r\nHMSG news.second 1 inbox 12 14\r\nNATS/1.0\r\n\r\nHi\r\nPING\r\n");
            assertThat(client.line("PONG"))
                    .as("the answer to a second INFO, which needs none, and a second PING")
                    .isEqualTo("PONG");
        };

        consume(script, message -> {
            assertThat(pool.inUse())
                    .as("buffers of the pool in use, while a message is handled")
                    .isEqualTo(1);
            received.add(Recorder.describe(message));
        });

        assertThat(received)
                .as("the messages that the handler got")
                .containsExactly(
                        "news.first for 1, headers [], payload [hello]",
                        "news.second for 1, reply to inbox, headers [NATS/1.0\r\n\r\n], payload [Hi]");
    }

    /** Consumes on this thread, until the script has ended and the stream with it. */
    private void consume(Broker.Script script, MessageHandler handler) throws Exception {
        try (Broker broker = new Broker(script);
                SocketChannel channel = broker.connect();
                MessageConsumer consumer = new MessageConsumer(channel, "news.*", pool, handler)) {
            waitingFor("the end of the stream", () -> {
                consumer.consume();
                return null;
            });
            assertThat(channel.isOpen())
                    .as("the connection is still open when consume has ended")
                    .isFalse();
        }
        assertThat(pool.inUse()).as("buffers in use when consume has ended").isZero();
    }

    @Test
    @Order(2)
    @DisplayName("the handler runs on the thread that reads")
    void onTheReadingThread() throws Exception {
        List<Thread> threads = new ArrayList<>();
        consume(
                client -> {
                    client.greet();
                    client.send("MSG news.today 1 5\r\nhello\r\n");
                },
                message -> threads.add(Thread.currentThread()));
        assertThat(threads)
                .as("the threads that the handler ran on, which should be the reading thread only")
                .containsExactly(Thread.currentThread());
    }

    @Test
    @Order(6)
    @DisplayName("allocates nothing for a message")
    void allocatesNothing() throws Exception {
        int payload = 100;
        byte[] batch = "MSG news.today 1 %s\r\n%s\r\n"
                .formatted(payload, "x".repeat(payload))
                .repeat(500)
                .getBytes(US_ASCII);
        int batches = 600;
        Meter meter = new Meter(500 * batches, payload);

        consume(
                client -> {
                    client.greet();
                    for (int i = 0; i < batches; i++) {
                        client.send(batch);
                    }
                },
                meter);

        assertThat(meter.messages).as("messages that the handler got").isEqualTo(500 * batches);
        assertThat(meter.bytesPerMessage())
                .as("bytes allocated for each message, in the last two thirds of %d messages", meter.messages)
                .isLessThan(2);
    }

    /** A handler that measures the allocation of its thread, after the first third of the messages. */
    private static final class Meter implements MessageHandler {

        private final int first;
        private final int last;
        private final int payload;
        private int messages;
        private long allocated;

        private Meter(int count, int payload) {
            this.first = count / 3;
            this.last = count;
            this.payload = payload;
        }

        @Override
        public void onMessage(Message message) {
            messages++;
            if (message.payload().remaining() != payload) {
                throw new AssertionError("a payload of " + message.payload().remaining() + " bytes");
            }
            if (messages == first) {
                allocated = THREADS.getCurrentThreadAllocatedBytes();
            } else if (messages == last) {
                allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            }
        }

        private double bytesPerMessage() {
            return (double) allocated / (last - first);
        }
    }

    @Test
    @Order(4)
    @DisplayName("a message may be larger than the buffer, up to a mebibyte and the headers that the server adds")
    void large() throws Exception {
        List<Integer> lengths = new ArrayList<>();
        int max = MessageConsumer.MAX_MESSAGE_LENGTH;
        List<Integer> sent = List.of(10, 70_000, 30_000, 30_000, 30_000, 0, max, 65_536, 10);
        // In one write. So the reads end inside messages, also right after a large one.
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        sent.forEach(length -> all.writeBytes(message(length)));
        consume(
                client -> {
                    client.greet();
                    client.send(all.toByteArray());
                },
                message -> {
                    ByteBuffer payload = message.payload();
                    assertThat(payload.isDirect())
                            .as("the buffer of a message of %d bytes is direct", payload.remaining())
                            .isTrue();
                    assertThat(payload.remaining() == 0 || payload.get(payload.limit() - 1) == 'y')
                            .as("the last byte of a large message is its own")
                            .isTrue();
                    lengths.add(payload.remaining());
                });
        assertThat(lengths)
                .as("the lengths of the payloads that the handler got")
                .isEqualTo(sent);
    }

    @Test
    @Order(5)
    @DisplayName("a line may be longer than the buffer, such as the INFO of a large cluster")
    void longLine() throws Exception {
        List<String> received = new ArrayList<>();
        String servers = "\"127.0.0.1:4222\",".repeat(60_000);
        consume(
                client -> {
                    client.greet();
                    client.send("INFO {\"connect_urls\":[" + servers + "]}\r\nMSG news.today 1 5\r\nhello\r\n");
                },
                message -> received.add(Recorder.describe(message)));
        assertThat(received)
                .as("the messages after an INFO of %d bytes", servers.length())
                .containsExactly("news.today for 1, headers [], payload [hello]");
    }

    private static byte[] message(int length) {
        String payload = length == 0 ? "" : "x".repeat(length - 1) + "y";
        return "MSG news.large 1 %s\r\n%s\r\n".formatted(length, payload).getBytes(US_ASCII);
    }

    @Test
    @Order(3)
    @DisplayName("a message that comes byte by byte needs no larger buffer")
    void byteByByte() throws Exception {
        List<Integer> sizes = new ArrayList<>();
        Broker.Script script = client -> {
            client.greet();
            for (int i = 0; i < 20; i++) {
                // The answer shows that the client is about to read again.
                client.send("PING\r\n");
                assertThat(client.line("PONG")).as("the answer to PING").isEqualTo("PONG");
                for (byte next : message(50)) {
                    client.send(new byte[] {next});
                }
            }
        };
        consume(
                script,
                message ->
                        sizes.add(Math.max(pool.bufferSize(), message.payload().capacity())));

        assertThat(sizes.size()).as("messages that came byte by byte").isEqualTo(20);
        assertThat(sizes.stream().distinct())
                .as("bytes in the buffer that short messages are read into, byte by byte")
                .containsExactly(pool.bufferSize());
    }

    @Test
    @Order(7)
    @DisplayName("a message that fits the buffer exactly needs no larger buffer")
    void exactFit() throws Exception {
        List<Integer> sizes = new ArrayList<>();
        Broker.Script script = client -> {
            client.greet();
            // One write of 6 bytes more than the buffer holds. So the message does not come in one read.
            client.send("PING\r\n" + new String(message(pool.bufferSize() - 26), US_ASCII));
            assertThat(client.line("PONG")).as("the answer to PING").isEqualTo("PONG");
        };
        consume(script, message -> sizes.add(message.payload().capacity()));
        assertThat(sizes.getFirst())
                .as("bytes in the buffer, for a message that fits it exactly")
                .isEqualTo(pool.bufferSize());
    }
}
