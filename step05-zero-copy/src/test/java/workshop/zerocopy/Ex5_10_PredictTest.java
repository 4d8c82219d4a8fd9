package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workshop.Waiting.waitingFor;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("5.10 Predict the next line")
class Ex5_10_PredictTest {

    private static final int MAX = 1000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Each line begins nearly like the line before it. */
    private static final List<Sample> SAMPLES = List.of(
            new Sample("MSG news.a 1 5", "hello", "news.a for 1, headers [], payload [hello]"),
            new Sample("MSG news.a 1 11", "a longer on", "news.a for 1, headers [], payload [a longer on]"),
            new Sample("MSG news.ab 1 2", "ab", "news.ab for 1, headers [], payload [ab]"),
            new Sample("MSG news.ac 1 2", "ac", "news.ac for 1, headers [], payload [ac]"),
            new Sample("MSG news.ac 2 2", "id", "news.ac for 2, headers [], payload [id]"),
            new Sample("MSG news.ac 21 2", "id", "news.ac for 21, headers [], payload [id]"),
            new Sample("MSG news.ac 21 box 2", "re", "news.ac for 21, reply to box, headers [], payload [re]"),
            new Sample("MSG news.ac 21 box 0", "", "news.ac for 21, reply to box, headers [], payload []"),
            new Sample("MSG news.ac 21 4", "none", "news.ac for 21, headers [], payload [none]"),
            new Sample("MSG news.ac 21 4 3", "ask", "news.ac for 21, reply to 4, headers [], payload [ask]"),
            new Sample("MSG news.ac 21 4", "none", "news.ac for 21, headers [], payload [none]"),
            new Sample("MSG news.ac 21  4 ", "gaps", "news.ac for 21, headers [], payload [gaps]"),
            new Sample(
                    "MSG news.reply 4 _INBOX.abcdefgh 1",
                    "r",
                    "news.reply for 4, reply to _INBOX.abcdefgh, headers [], payload [r]"),
            new Sample(
                    "MSG news.reply 5 _INBOX.abcdefgh 1",
                    "r",
                    "news.reply for 5, reply to _INBOX.abcdefgh, headers [], payload [r]"),
            new Sample(
                    "MSG older.rule 5 _INBOX.abcdefgh 1",
                    "r",
                    "older.rule for 5, reply to _INBOX.abcdefgh, headers [], payload [r]"),
            new Sample("HMSG news.h 7 8 10", "A: b\r\n\r\nhi", "news.h for 7, headers [A: b\r\n\r\n], payload [hi]"),
            new Sample("HMSG news.h 7 8 8", "C: d\r\n\r\n", "news.h for 7, headers [C: d\r\n\r\n], payload []"),
            new Sample("HMSG news.h 7 9 11", "A: bb\r\n\r\nhi", "news.h for 7, headers [A: bb\r\n\r\n], payload [hi]"),
            new Sample(
                    "MSG news.h 7 9 11",
                    "A: bb\r\n\r\nhi",
                    "news.h for 7, reply to 9, headers [], payload [A: bb\r\n\r\nhi]"));

    /** A message, and how a {@link Recorder} describes it. */
    private record Sample(String line, String body, String description) {

        private String bytes() {
            return line + "\r\n" + body + "\r\n";
        }
    }

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
    @DisplayName("of lines that begin alike, only the first one is parsed from its beginning")
    void predicts() throws Exception {
        for (String line : List.of("MSG news.today 1 %d", "MSG a 1 box.7 %d", "HMSG news.today 12 0 %d")) {
            MessageParser fresh = predicting(recorder);
            StringBuilder stream = new StringBuilder();
            for (int length = 0; length < 100; length++) {
                stream.append(line.formatted(length))
                        .append("\r\n")
                        .repeat("x", length)
                        .append("\r\n");
            }
            fresh.parse(buffer(stream.toString()));
            assertThat(fresh.fullParses())
                    .as("lines parsed from their beginning, of 100 lines like %s", line.formatted(0))
                    .isEqualTo(1);
        }
        assertThat(recorder.operations().size())
                .as("messages that the handler got")
                .isEqualTo(300);
    }

    @Test
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
    @DisplayName("a line that differs somewhere is parsed as if nothing were predicted, wherever the stream is cut")
    void differences() throws Exception {
        StringBuilder text = new StringBuilder();
        SAMPLES.forEach(sample -> text.append(sample.bytes().repeat(2)));
        byte[] stream = text.toString().getBytes(US_ASCII);
        for (int cut = 1; cut <= stream.length; cut++) {
            Recorder recorded = new Recorder();
            MessageParser fresh = predicting(recorded);
            ByteBuffer first = ByteBuffer.allocateDirect(stream.length);
            fresh.parse(first.put(stream, 0, cut).flip());
            ByteBuffer second = ByteBuffer.allocateDirect(stream.length + 10).position(10);
            second.put(first).put(stream, cut, stream.length - cut);
            fresh.parse(second.flip().position(10));
            assertSamples(recorded.operations(), "a stream that was cut after " + cut + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocateDirect(stream.length).put(stream).flip();
        for (int limit = 1; limit <= stream.length; limit++) {
            parser.parse(bytes.limit(limit));
        }
        assertSamples(recorder.operations(), "a stream that came byte by byte");
    }

    private static void assertSamples(List<String> actual, String which) {
        List<String> expected = new ArrayList<>();
        SAMPLES.forEach(sample -> expected.addAll(List.of(sample.description(), sample.description())));
        for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
            assertThat(actual.get(i))
                    .as("message %d after %s, in %s", i + 1, i == 0 ? "none" : expected.get(i - 1), which)
                    .isEqualTo(expected.get(i));
        }
        assertThat(actual.size()).as("messages in %s", which).isEqualTo(expected.size());
    }

    @Test
    @DisplayName("a wrong line is refused, also if it begins like the last good one")
    void malformed() throws Exception {
        String good = "MSG s 1 5\r\nhello\r\n";
        assertRefused(good, "MSG s 1 -5\r\n");
        assertRefused(good, "MSG s 1 +5\r\nhello\r\n");
        assertRefused(good, "MSG s 1 5x\r\nhello\r\n");
        assertRefused(good, "MSG s 1 1001\r\n");
        assertRefused(good, "MSG s 1 4294967301\r\nhello\r\n");
        assertRefused(good, "MSG s 1 99999999999999999999\r\n");
        assertRefused(good, "MSG s 1 \r\n\r\n");
        assertRefused(good, "MSG s 1 5\nhello\r\n");
        assertRefused(good, "MSG s 1 5\r.hello\r\n");
        assertRefused(good, "MSG s 1 5\r\nhello, world\r\n");
        assertRefused("HMSG s 1 8 10\r\nA: b\r\n\r\nhi\r\n", "HMSG s 1 8 6\r\nA: b\r\n\r\n");
    }

    private static void assertRefused(String good, String bad) throws Exception {
        Recorder recorded = new Recorder();
        MessageParser parser = predicting(recorded);
        parser.parse(buffer(good));
        assertThatThrownBy(() -> parser.parse(buffer(bad)), "parsing %s after a good line", bad.strip())
                .isInstanceOf(ProtocolException.class);
        assertThat(recorded.operations().size())
                .as("messages found in a good line and %s", bad.strip())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("a long subject is parsed too, predicted or not, and the short ones after it")
    void longSubjects() throws Exception {
        List<Integer> lengths = List.of(10, 10, 300, 10, 240, 245, 246, 247, 248, 300, 300, 5000, 5000, 10, 10);
        StringBuilder stream = new StringBuilder();
        lengths.forEach(length -> stream.append("MSG ").repeat("s", length).append(" 1 2\r\nhi\r\n"));
        List<Integer> actual = new ArrayList<>();
        predicting(new Recorder() {
                    @Override
                    public void onMessage(Message message) {
                        actual.add(message.subject().length());
                    }
                })
                .parse(buffer(stream.toString()));
        assertThat(actual).as("the lengths of the subjects").isEqualTo(lengths);
    }

    @Test
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
        assertThat(lengths).as("the lengths of the payloads").isEqualTo(sent);
    }

    @Test
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
