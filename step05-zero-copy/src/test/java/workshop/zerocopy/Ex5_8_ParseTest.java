package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("5.8 Parse in place")
class Ex5_8_ParseTest {

    static final int MAX = 1000;

    private static final String STREAM = """
            MSG greetings 1 5
            hello
            INFO {"server_id":"N", "max_payload":1000}
            MSG empty 2147483647 0

            PING
            MSG asks 3 _INBOX.7 12
            two
            lines

            +OK
            MSG  gaps  4  2 \s
            ok
            MSG parted\t \t4  70   2\s
            ok
            HMSG with.headers 5 18 21
            NATS/1.0
            A: b

            abc
            HMSG 12 6 7 12 12
            NATS/1.0


            PONG
            MSG grüße 8 1
            x
            MSG any\1\fbyte\177 7 1
            y
            -ERR 'Stale Connection'
            """.replace("\n", "\r\n");

    private static final List<String> OPERATIONS = List.of(
            "greetings for 1, headers [], payload [hello]",
            "INFO {\"server_id\":\"N\", \"max_payload\":1000}",
            "empty for 2147483647, headers [], payload []",
            "PING",
            "asks for 3, reply to _INBOX.7, headers [], payload [two\r\nlines\r\n]",
            "gaps for 4, headers [], payload [ok]",
            "parted for 4, reply to 70, headers [], payload [ok]",
            "with.headers for 5, headers [NATS/1.0\r\nA: b\r\n\r\n], payload [abc]",
            "12 for 6, reply to 7, headers [NATS/1.0\r\n\r\n], payload []",
            "grüße for 8, headers [], payload [x]",
            "any\1\fbyte\177 for 7, headers [], payload [y]",
            "-ERR 'Stale Connection'");

    @Test
    @Order(1)
    @DisplayName("every operation comes out whole and in order, wherever the stream is cut")
    void everyCut() throws Exception {
        byte[] stream = STREAM.getBytes(UTF_8);
        assertOperations("a stream in one piece", parse(stream, stream.length));
        for (int cut = 1; cut < stream.length; cut++) {
            assertOperations("a stream that was cut after " + cut + " bytes", parse(stream, cut));
        }
        Recorder recorder = new Recorder();
        parseByteByByte(stream, recorder);
        assertOperations("a stream that came byte by byte", recorder.operations());
    }

    /** One by one, because two long lists are hard to compare. */
    private static void assertOperations(String which, List<String> actual) {
        for (int i = 0; i < Math.min(actual.size(), OPERATIONS.size()); i++) {
            assertThat(actual.get(i))
                    .as("operation %d of %d in %s", i + 1, OPERATIONS.size(), which)
                    .isEqualTo(OPERATIONS.get(i));
        }
        assertThat(actual.size()).as("operations in %s", which).isEqualTo(OPERATIONS.size());
    }

    /** Parses up to the cut, and then the rest in another buffer, at another position. */
    private static List<String> parse(byte[] stream, int cut) throws Exception {
        Recorder recorder = new Recorder();
        MessageParser parser = new MessageParser(MAX, recorder);
        ByteBuffer first = ByteBuffer.allocateDirect(stream.length);
        parser.parse(first.put(stream, 0, cut).flip());
        ByteBuffer second = ByteBuffer.allocateDirect(stream.length + 10).position(10);
        second.put(first).put(stream, cut, stream.length - cut);
        second.flip().position(10);
        assertThatCode(() -> parser.parse(second))
                .as("parsing the rest of a stream that was cut after %d bytes, in another buffer", cut)
                .doesNotThrowAnyException();
        assertThat(second.remaining())
                .as("bytes left after the last operation of a stream that was cut after %d bytes", cut)
                .isZero();
        return recorder.operations();
    }

    static void parseByteByByte(byte[] stream, OperationHandler operations) throws Exception {
        MessageParser parser = new MessageParser(MAX, operations);
        ByteBuffer bytes = ByteBuffer.allocateDirect(stream.length).put(stream).flip();
        for (int limit = 1; limit <= stream.length; limit++) {
            parser.parse(bytes.limit(limit));
        }
    }

    @Test
    @Order(2)
    @DisplayName("a message is a view on the buffer, and the parser tells how many bytes it needs")
    void inPlace() throws Exception {
        List<String> seen = new ArrayList<>();
        byte[] stream = "MSG s 1 11\r\nin a buffer\r\n".getBytes(UTF_8);
        ByteBuffer bytes = ByteBuffer.allocateDirect(stream.length).put(stream).flip();
        MessageParser parser = new MessageParser(MAX, new Recorder() {
            @Override
            public void onMessage(Message message) {
                ByteBuffer payload = message.payload();
                bytes.put(12, (byte) 'I');
                seen.add(Frames.text(payload));
            }
        });

        ControlLine line = new ControlLine();
        line.split(bytes, 4, 9);
        assertThat(line.split(bytes, 4, 11))
                .as("the end of a line, whose LF comes after the bytes that are searched")
                .isEqualTo(ControlLine.INCOMPLETE);
        assertThat(line.split(bytes, 4, stream.length))
                .as("the position after a line, from split")
                .isEqualTo(12);
        assertThat(bytes.position())
                .as("the position of the buffer, which split does not change")
                .isZero();

        parser.parse(bytes.limit(12));
        assertThat(parser.requiredBytes())
                .as("the bytes that a message needs, once its line is there")
                .isEqualTo(stream.length);
        parser.parse(bytes.limit(stream.length));

        assertThat(seen)
                .as("a payload whose first byte was changed in the buffer")
                .containsExactly("In a buffer");

        RuntimeException failure = new IndexOutOfBoundsException("the handler's own");
        MessageParser failing = new MessageParser(MAX, Recorder.throwing(failure, 1));
        assertThatThrownBy(() -> failing.parse(bytes.position(0)), "parsing with a handler that throws %s", failure)
                .isSameAs(failure);
    }

    @Test
    @Order(3)
    @DisplayName("a message may have the maximum length, a line too, and a number may be 0 or begin with zeros")
    void longest() throws Exception {
        int longest = MessageParser.MAX_LINE_LENGTH;
        assertThat(lengthOfOne(longest + 1, "MSG s 1 1048577\r\n%s\r\n".formatted("x".repeat(longest + 1))))
                .as("the length of a message of the maximum length, which is longer than any line")
                .isEqualTo(longest + 1);
        assertThat(lengthOfOne(MAX, "HMSG s 0 0 %020d\r\n%s\r\n".formatted(5, "hello")))
                .as("the length of a message whose numbers are 0, 0, and 5 with 19 zeros before it")
                .isEqualTo(5);
        assertThat(lengthOfOne(MAX, "HMSG s 1 8 1000\r\nA: b\r\n\r\n%s\r\n".formatted("x".repeat(MAX - 8))))
                .as("the length of the payload of a message that has the maximum length with its headers")
                .isEqualTo(MAX - 8);
        // If the line is lost, its payload is an operation too.
        String subject = "s".repeat(longest - "MSG  1 4\r\n".length());
        assertThat(lengthOfOne(MAX, "MSG %s 1 4\r\nPONG\r\n".formatted(subject)))
                .as("the length of a message whose line has %d bytes, the maximum (-1: no message)", longest)
                .isEqualTo(4);
    }

    /** The length of the payload, which comes after its line; -1 if the handler got no message. */
    private static int lengthOfOne(int maxLength, String text) throws Exception {
        int[] length = {-1};
        byte[] stream = text.getBytes(UTF_8);
        MessageParser parser = new MessageParser(maxLength, new Recorder() {
            @Override
            public void onMessage(Message message) {
                length[0] = message.payload().remaining();
            }
        });
        ByteBuffer bytes = ByteBuffer.allocateDirect(stream.length).put(stream).flip();
        parser.parse(bytes.limit(text.indexOf('\n') + 1));
        parser.parse(bytes.limit(stream.length));
        return length[0];
    }
}
