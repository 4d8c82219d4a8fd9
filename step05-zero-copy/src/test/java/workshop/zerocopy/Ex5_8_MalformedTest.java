package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("5.8 Parse in place: lines that are wrong")
class Ex5_8_MalformedTest {

    private static final int MAX = 1000;

    @Test
    @Order(1)
    @DisplayName("appendDigit takes digits, up to the largest int")
    void digits() {
        assertDigit(0, '0', 0);
        assertDigit(12, '3', 123);
        for (char next : "/:-+ aé²".toCharArray()) {
            assertDigit(12, next, ControlLine.NOT_A_NUMBER);
        }
        assertDigit(214_748_364, '7', Integer.MAX_VALUE);
        assertDigit(214_748_364, '8', ControlLine.NOT_A_NUMBER);
        assertDigit(Integer.MAX_VALUE, '0', ControlLine.NOT_A_NUMBER);
        assertDigit(ControlLine.NOT_A_NUMBER, '0', ControlLine.NOT_A_NUMBER);
    }

    private static void assertDigit(long number, char next, long expected) {
        assertThat(ControlLine.appendDigit(number, (byte) next))
                .as("appendDigit(%d, '%s')", number, next)
                .isEqualTo(expected);
    }

    @Test
    @Order(2)
    @DisplayName("bytes that are not NATS are an error at once, and the error message says what is wrong")
    void malformed() {
        assertRefused("MSG s 1 -5\r\n", "-5");
        assertRefused("MSG s 1 99999999999999999999\r\n", "99999999999999999999");
        assertRefused("MSG s 1 4294967298\r\nab\r\n", "4294967298");
        // This is 2^64 + 2.
        assertRefused("MSG s 1 18446744073709551618\r\nab\r\n", "18446744073709551618");
        assertRefused("MSG s 1 1001\r\n", "1001");
        assertRefused("MSG s 1 1001\r\n" + "x".repeat(1001) + "\r\n", "1001");
        assertRefused("+OK\r\nMSG s 1 five\r\nhello\r\n", "five");
        assertRefused("MSG s 1 +5\r\nhello\r\n", "+5");
        assertRefused("MSG s 1 -0\r\n\r\n", "-0");
        // These lines are wrong without their payload too. It may come late, or never.
        assertRefused("MSG s x 5\r\n", "x");
        assertRefused("HMSG s x 0 5\r\n", "x");
        assertRefused("MSG s 4294967298 2\r\n", "4294967298");
        assertRefused("MSG s 5\r\n", "");
        assertRefused("MSG s 1 r 5 5 5\r\n", "");
        assertRefused("MSG s 1 r r 5\r\n", "");
        assertRefused("HMSG s 1 13 12\r\n", "13");
        assertRefused("HMSG s 1 5 1001\r\n", "1001");
        assertRefused("MSG s 1 5\r\nhello, world\r\n", "");
        assertRefused("HMSG s 1 0 5\r\nhello, world\r\n", "");
        assertRefused("MSG s 1 5\r\nhello\r.PING\r\n", "");
        assertRefused("MSG s 1 5\r\nhello.\nPING\r\n", "");
        assertRefused("MSG s 1 5\nhello\r\n", "");
        assertRefused("MSG s 1 5 \nhello\r\n", "");
        assertRefused("MSG s 1 5\r.hello\r\n", "");
        assertRefused("HMSG s 1 12\r\n", "");
        assertRefused("HMSG s 12\r\nNATS/1.0\r\n\r\n\r\n", "");
        assertRefused("HTTP/1.1 400 Bad Request\r\n", "HTTP/1.1");
        assertRefused("\0\0\0\0\0\0\0\0", "");
        assertRefused("MSG s\rs 1 5\r\nhello\r\n", "");
        assertRefused("MSG s\ns 1 5\r\nhello\r\n", "");
        assertRefused("MSG s 1\r2\r\nab\r\n", "");
        assertRefused("MSG s 1 5\r\r\nhello\r\n", "");
        assertRefused("MSG s 1 5<LF>, and no byte after it", "MSG s 1 5\n", "");
        assertRefused("HMSG s 1 x 12\r\n", "x");
        String tooLong = "s".repeat((1 << 20) - 9);
        assertRefused("MSG and more bytes, 1048577 in all", "MSG " + tooLong + "ssssss", "1048576");
        assertRefused("+OK, and a line of 1048577 bytes", "+OK\r\nMSG " + tooLong + " 1 0\r\n\r\n", "1048576");
        assertRefused("INFO and more bytes, 1048577 in all", "INFO " + tooLong + "sssss", "1048576");
    }

    private static void assertRefused(String stream, String words) {
        // In the message of a failing test, CR LF is a blank.
        String shown = stream.strip().replace("\r\n", " ").replace("\r", "<CR>").replace("\n", "<LF>");
        assertRefused(shown, stream, words);
    }

    private static void assertRefused(String shown, String stream, String words) {
        byte[] bytes = stream.getBytes(UTF_8);
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        Recorder recorder = new Recorder();
        MessageParser parser = new MessageParser(MAX, recorder);
        assertThatThrownBy(() -> parser.parse(buffer), "parsing %.40s", shown)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(words)
                .message()
                .as("the error message about %.40s", shown)
                .isNotBlank();
        assertThat(recorder.operations())
                .as("the operations found in %.40s", shown)
                .isEmpty();
    }
}
