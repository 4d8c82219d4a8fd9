package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workshop.Waiting.waitingFor;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("5.10 Predict the next line")
class Ex5_10_PredictTest {

    private static final int MAX = 1000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Recorder recorder = new Recorder();
    private final MessageParser parser = predicting(recorder);

    private static MessageParser predicting(OperationHandler handler) {
        MessageParser parser = new MessageParser(MAX, handler);
        parser.predictHeaders();
        return parser;
    }

    private static ByteBuffer buffer(String stream) {
        byte[] bytes = stream.getBytes(US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    @Test
    @Order(1)
    @DisplayName("of lines that begin alike, only the first one is parsed from its beginning")
    void predicts() throws Exception {
        for (String beginning : List.of("MSG news.today 1 ", "MSG a 1 box.7 ", "HMSG news.today 12 0 ")) {
            MessageParser fresh = predicting(recorder);
            StringBuilder stream = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                int length = i < 99 ? i : MAX;
                // Not with %d, which prints the digits of the reader's language.
                stream.append(beginning)
                        .append(length)
                        .append("\r\n")
                        .repeat("x", length)
                        .append("\r\n");
            }
            // The last message does not end where the buffer ends. The next test is about that.
            fresh.parse(buffer(stream + "PONG\r\n"));
            assertThat(fresh.fullParses())
                    .as("lines parsed from their beginning, of 100 lines like %s0", beginning)
                    .isEqualTo(1);
        }
        assertThat(recorder.operations().size())
                .as("messages that the handler got")
                .isEqualTo(300);

        parser.parse(buffer("HMSG h 1 8 8\r\nA: b\r\n\r\n\r\n".repeat(10) + "PONG\r\n"));
        assertThat(parser.fullParses())
                .as("lines parsed from their beginning, of ten messages that have headers and no payload")
                .isEqualTo(1);

        MessageParser shorter = predicting(recorder);
        shorter.parse(buffer("MSG news.today 1 1\r\nx\r\n" + "MSG s 1 1\r\nx\r\n".repeat(10) + "PONG\r\n"));
        assertThat(shorter.fullParses())
                .as("lines parsed from their beginning, of one line and ten shorter ones")
                .isEqualTo(2);

        MessageParser largest = predicting(recorder);
        String headers = "\r\nA: b\r\n\r\n";
        largest.parse(buffer(
                "HMSG h 1 8 8" + headers + "\r\nHMSG h 1 8 " + MAX + headers + "x".repeat(MAX - 8) + "\r\nPONG\r\n"));
        assertThat(largest.fullParses())
                .as(
                        "lines parsed from their beginning, of two messages with headers, the last one of the maximum length")
                .isEqualTo(1);
    }

    @Test
    @Order(2)
    @DisplayName("what was remembered does not depend on the buffer, which is overwritten or another one")
    void otherBuffer() throws Exception {
        ByteBuffer bytes = ByteBuffer.allocateDirect(100);
        for (int i = 0; i < 10; i++) {
            bytes = i == 5 ? ByteBuffer.allocateDirect(200) : bytes;
            // The position differs, as it does after compact().
            bytes.clear().position(3 * i).put("MSG news.today 1 2\r\nhi\r\n".getBytes(US_ASCII));
            parser.parse(bytes.flip().position(3 * i));
            // The next read overwrites what was parsed.
            bytes.clear().put(new byte[bytes.capacity()]);
        }
        assertThat(recorder.operations())
                .as("ten messages, each in a read of its own")
                .containsOnly("news.today for 1, headers [], payload [hi]")
                .hasSize(10);
        assertThat(parser.fullParses())
                .as("lines parsed from their beginning, of ten equal ones in reads of their own")
                .isEqualTo(1);
    }

    @Test
    @Order(3)
    @DisplayName("a beginning of any length up to the maximum is predicted, also if nearly nothing comes after it")
    void beginnings() throws Exception {
        int max = HeaderPrediction.MAX_LENGTH;
        for (int length = "MSG s 1 ".length(); length <= max + 1; length++) {
            Recorder recorded = new Recorder();
            MessageParser fresh = predicting(recorded);
            String line = "MSG " + "s".repeat(length - "MSG  1 ".length()) + " 1 0";
            for (int i = 0; i < 10; i++) {
                fresh.parse(buffer(line + "\r\n\r\n"));
            }
            assertThat(fresh.fullParses())
                    .as("lines parsed from their beginning of %d bytes, of ten reads of %s", length, line)
                    .isEqualTo(length <= max ? 1 : 10);
            assertThat(recorded.operations().size())
                    .as("messages in ten reads of %s", line)
                    .isEqualTo(10);
        }
    }

    @Test
    @Order(4)
    @DisplayName("one call passes on all messages that are as predicted, up to the first one that is not")
    void oneCall() throws Exception {
        // Another line, and an incomplete message.
        for (String next : List.of("PING\r\n", "MSG s 1 2\r\nh")) {
            assertOneCall(next);
        }
        RuntimeException failure = new IndexOutOfBoundsException("the handler's own");
        int last = 100_000;
        MessageParser failing = predicting(Recorder.throwing(failure, last));
        assertThatThrownBy(
                        () -> failing.parse(buffer("MSG s 1 2\r\nhi\r\n".repeat(last))),
                        "parsing a message as predicted, with a handler that throws %s",
                        failure)
                .isSameAs(failure);
    }

    private static void assertOneCall(String next) throws Exception {
        int count = 100;
        String line = "MSG s 1 2\r\nhi\r\n";
        ByteBuffer bytes = buffer(line.repeat(count + 1) + next);
        List<String> payloads = new ArrayList<>();
        Message message = new Message();
        message.wrap(bytes);
        HeaderPrediction prediction = new HeaderPrediction(message, MAX, new Recorder() {
            @Override
            public void onMessage(Message predicted) {
                payloads.add(Frames.text(predicted.payload()));
            }
        });
        prediction.remember(bytes, 0, "MSG s 1 ".length());
        assertThat(prediction.matches(buffer("MSG s 1 "), 0))
                .as("the bytes that were remembered match, with no byte after them")
                .isTrue();

        int position = prediction.parse(bytes, line.length());

        assertThat(payloads)
                .as("the payloads of %d messages as predicted, passed on by one call of parse", count)
                .hasSize(count)
                .containsOnly("hi");
        assertThat(position)
                .as("the position after %d messages as predicted, returned by one call of parse", count)
                .isEqualTo((count + 1) * line.length());
        assertThat(prediction.parse(bytes, position))
                .as("the position returned where no message is as predicted")
                .isEqualTo(position);
    }

    @Test
    @Order(5)
    @DisplayName("a consumer that predicts gets every message, over a connection")
    void overAConnection() throws Exception {
        List<Integer> lengths = new ArrayList<>();
        List<Integer> sent = IntStream.range(0, 5000).map(i -> i % 97).boxed().toList();
        Broker.Script script = client -> {
            client.greet();
            for (int length : sent) {
                client.send("MSG news.today 1 " + length + "\r\n" + "x".repeat(length) + "\r\n");
            }
        };
        try (Broker broker = new Broker(script);
                SocketChannel channel = broker.connect();
                MessageConsumer consumer = new MessageConsumer(
                        channel,
                        "news.*",
                        new BufferPool(1000, 1),
                        message -> lengths.add(message.payload().remaining()))) {
            consumer.predictHeaders();
            waitingFor("the end of the stream", () -> {
                consumer.consume();
                return null;
            });
        }
        assertThat(lengths.size()).as("messages over a connection").isEqualTo(sent.size());
        for (int i = 0; i < sent.size(); i++) {
            assertThat(lengths.get(i))
                    .as("the length of the payload of message %d over a connection", i + 1)
                    .isEqualTo(sent.get(i));
        }
    }

    @Test
    @Order(6)
    @DisplayName("allocates nothing for a message, predicted or not")
    void allocatesNothing() throws Exception {
        int messages = 20_000;
        ByteBuffer bytes =
                buffer("MSG news.today 1 2\r\nhi\r\nMSG news.today 1 5\r\nhello\r\nHMSG h 1 8 10\r\nA: b\r\n\r\nhi\r\n"
                        .repeat(messages));
        MessageParser counting = predicting(new Recorder() {
            @Override
            public void onMessage(Message message) {}
        });
        int limit = bytes.limit();
        // The first half loads the classes.
        counting.parse(bytes.limit(limit / 2));

        long before = THREADS.getCurrentThreadAllocatedBytes();
        counting.parse(bytes.limit(limit));
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat((double) allocated / (3 * messages / 2))
                .as("bytes that the parser allocated for each message, in the last half of %d messages", 3 * messages)
                .isLessThan(2);
    }
}
