package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("5.10 Predict the next line: a line that differs")
class Ex5_10_DifferencesTest {

    private static final int MAX = 1000;

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
                    "news.h for 7, reply to 9, headers [], payload [A: bb\r\n\r\nhi]"),
            new Sample("MSG news.a 1 5", "again", "news.a for 1, headers [], payload [again]"),
            new Sample("MSG news.b 2 5", "hello", "news.b for 2, headers [], payload [hello]"),
            new Sample("MSG news.a 1 5", "third", "news.a for 1, headers [], payload [third]"));

    /** A message, and how a {@link Recorder} describes it. */
    private record Sample(String line, String body, String description) {

        private String bytes() {
            return line + "\r\n" + body + "\r\n";
        }
    }

    private static MessageParser predicting(OperationHandler handler) {
        return predicting(MAX, handler);
    }

    private static MessageParser predicting(int maxMessageLength, OperationHandler handler) {
        MessageParser parser = new MessageParser(maxMessageLength, handler);
        parser.predictHeaders();
        return parser;
    }

    private static ByteBuffer buffer(String stream) {
        byte[] bytes = stream.getBytes(US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    @Test
    @Order(1)
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
        Recorder recorder = new Recorder();
        MessageParser parser = predicting(recorder);
        ByteBuffer bytes = ByteBuffer.allocateDirect(stream.length).put(stream).flip();
        for (int limit = 1; limit <= stream.length; limit++) {
            parser.parse(bytes.limit(limit));
        }
        assertSamples(recorder.operations(), "a stream that came byte by byte");
    }

    private static void assertSamples(List<String> actual, String which) {
        List<String> expected = new ArrayList<>();
        SAMPLES.forEach(sample -> expected.addAll(List.of(sample.description(), sample.description())));
        if (actual.equals(expected)) {
            // Tens of thousands of descriptions for assertions that hold would take most of this test's time.
            return;
        }
        assertThat(actual.size()).as("messages in %s", which).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i))
                    .as("message %d after %s, in %s", i + 1, i == 0 ? "none" : expected.get(i - 1), which)
                    .isEqualTo(expected.get(i));
        }
    }

    @Test
    @Order(3)
    @DisplayName("each byte of the beginning is compared, whatever its length is")
    void oneByte() throws Exception {
        for (int length = 1; length <= 20; length++) {
            String beginning = "MSG news.today.a 4 " + "b".repeat(length) + " ";
            for (int i = 0; i < beginning.length(); i++) {
                // Another printable character: 4 becomes 5, and a blank becomes an exclamation mark.
                char other = (char) (beginning.charAt(i) ^ 1);
                String different = beginning.substring(0, i) + other + beginning.substring(i + 1);
                assertParsedAlike(beginning + "1\r\nx\r\n", different + "1\r\nx\r\n");
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("all bytes are compared, and not a hash or the ends of them")
    void sameHash() throws Exception {
        // One word or byte is larger by 1, and the next one smaller by 31. So 31 * hash + next has the same value.
        assertParsedAlike("MSG abcbdefghij 1234567 1\r\nx\r\n", "MSG abcadefghij?1234567 1\r\nx\r\n");
        assertParsedAlike("MSG news.Aa 1 1\r\nx\r\n", "MSG news.BB 1 1\r\nx\r\n");
        assertParsedAlike("MSG news.aA 1 1\r\nx\r\n", "MSG news.BB 1 1\r\nx\r\n");
        // The first and the last eight bytes are the same in all three.
        String one = "MSG news.b 1 box.abcdefgh 1\r\nx\r\n";
        assertParsedAlike(one + "MSG news.b 2 box.abcdefgh 1\r\nx\r\n", one);
    }

    /** Parses two messages, with prediction and without. The results must be the same. */
    private static void assertParsedAlike(String first, String second) throws Exception {
        List<String> expected = outcome(false, first + second);
        assertThat(outcome(true, first + second))
                .as("parsing %s after %s", second.strip(), first.strip())
                .isEqualTo(expected);
    }

    /** The messages in a stream, and the error message if the stream is refused. */
    private static List<String> outcome(boolean predicting, String stream) throws Exception {
        Recorder recorder = new Recorder();
        MessageParser parser = predicting ? predicting(recorder) : new MessageParser(MAX, recorder);
        List<String> outcome = new ArrayList<>();
        try {
            parser.parse(buffer(stream));
        } catch (ProtocolException e) {
            outcome.add("refused: " + e.getMessage());
        }
        outcome.addAll(0, recorder.operations());
        return outcome;
    }

    @Test
    @Order(2)
    @DisplayName("a wrong line is refused, also if it begins like the last good one")
    void malformed() throws Exception {
        String good = "MSG s 1 5\r\nhello\r\n";
        // No digits, though they come right after 9, and right before 0.
        assertRefused(good, "MSG s 1 :\r\nten bytes.\r\n");
        assertRefused(good, "MSG s 1 1/\r\nnine byte\r\n");
        assertRefused(good, "MSG s 1 -5\r\n");
        assertRefused(good, "MSG s 1 +5\r\nhello\r\n");
        assertRefused(good, "MSG s 1 5x\r\nhello\r\n");
        assertRefused(MAX, good, "MSG s 1 1001\r\n");
        assertRefused(10, good, "MSG s 1 11\r\nhello world\r\n");
        assertRefused(good, "MSG s 1 4294967301\r\nhello\r\n");
        assertRefused(good, "MSG s 1 4294967296\r\n\r\n");
        assertRefused(good, "MSG s 1 99999999999999999999\r\n");
        // This is 2^64 + 5.
        assertRefused(good, "MSG s 1 18446744073709551621\r\nhello\r\n");
        assertRefused(good, "MSG s 1 \r\n\r\n");
        assertRefused(good, "MSG s 1 5\nhello\r\n");
        assertRefused(good, "MSG s 1 5\r.hello\r\n");
        assertRefused(good, "MSG s 1 5.\nhello\r\n");
        assertRefused(good, "MSG s 1 5\r\nhello, world\r\n");
        assertRefused(good, "MSG s 1 5\r\nhello\r.");
        assertRefused(good, "MSG s 1 5\r\nhello.\n");
        assertRefused("HMSG s 1 8 10\r\nA: b\r\n\r\nhi\r\n", "HMSG s 1 8 6\r\nA: b\r\n\r\n");
        assertRefused("HMSG s 1 8 10\r\nA: b\r\n\r\nhi\r\n", "HMSG s 1 8 7\r\nA: bc\r\n\r\n");
        // Nothing is remembered, neither of a line that is too long nor before the first one.
        assertRefused("MSG %s 1 5\r\nhello\r\n".formatted("s".repeat(300)), "5\r\nhello\r\n");
        assertParsedAlike("", "5\r\nhello\r\n");
    }

    private static void assertRefused(String good, String bad) throws Exception {
        // With the larger maximum, the first digits of a large number are no reason yet to refuse it.
        assertRefused(MAX, good, bad);
        assertRefused(1 << 30, good, bad);
        assertParsedAlike(good, bad);
        // The second good line is predicted.
        assertParsedAlike(good + good, bad);
    }

    private static void assertRefused(int maxMessageLength, String good, String bad) throws Exception {
        List<Message> messages = new ArrayList<>();
        MessageParser parser = predicting(maxMessageLength, new Recorder() {
            @Override
            public void onMessage(Message message) {
                // It is not described: if headers and length do not agree, this would fail before the parser is judged.
                messages.add(message);
            }
        });
        parser.parse(buffer(good));
        assertThatThrownBy(() -> parser.parse(buffer(bad)), "parsing %s after a good line", bad.strip())
                .isInstanceOf(ProtocolException.class);
        assertThat(messages.size())
                .as("messages found in a good line and %s", bad.strip())
                .isEqualTo(1);
    }

    @Test
    @Order(5)
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
}
