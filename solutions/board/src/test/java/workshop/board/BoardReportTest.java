package workshop.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Random;
import judge.BoardReport;
import judge.Exercise;
import judge.GuideRow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("the report of a verdict")
class BoardReportTest {

    private static final BoardReport REPORT =
            new BoardReport(-7, "Zoë 李", new Exercise(3, 4), false, "the code takes one read for one message");

    private static final int VERSION = 0;
    private static final int RESULT = 11;
    private static final int NAME = 12;

    @Test
    @DisplayName("is decoded as it was encoded")
    void roundTrip() throws Exception {
        assertThat(BoardReport.decode(REPORT.encode())).isEqualTo(REPORT);
    }

    @Test
    @DisplayName("has the bytes that docs/board.md draws")
    void bytes() {
        ByteBuffer bytes = new BoardReport(1, "ada", new Exercise(2, 10), true, "").encode();

        assertThat(bytes.array()).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 1, 2, 10, 1, 3, 'a', 'd', 'a', 0);
    }

    @Test
    @DisplayName("is never longer than a frame may be, also with the longest texts")
    void longest() throws Exception {
        String name = "😀".repeat(BoardReport.NAME_LENGTH - 1) + "1";
        var report =
                new BoardReport(Long.MIN_VALUE, name, new Exercise(5, 10), false, "€".repeat(BoardReport.ROW_CHARS));

        assertThat(report.encode().remaining()).isLessThanOrEqualTo(BoardReport.MAX_LENGTH);
        assertThat(BoardReport.decode(report.encode())).isEqualTo(report);
    }

    @Test
    @DisplayName("of any length but the right one is refused")
    void cut() {
        byte[] whole = REPORT.encode().array();
        for (int length = 0; length < whole.length; length++) {
            refused(ByteBuffer.wrap(whole, 0, length));
        }
        refused(ByteBuffer.allocate(whole.length + 1).put(whole).rewind());
    }

    @Test
    @DisplayName("of another version, or with a result that does not exist, is refused, with the number")
    void values() {
        assertThat(refused(with(VERSION, 2))).contains("version 2");
        assertThat(refused(with(RESULT, 2))).contains("result of 2");
    }

    @Test
    @DisplayName("whose name goes past the end is refused")
    void nameLength() {
        assertThat(refused(with(NAME, 255))).contains("the name");
    }

    @Test
    @DisplayName("whose name is not UTF-8 is refused")
    void utf8() {
        assertThat(refused(with(NAME + 1, 0xff))).contains("UTF-8");
    }

    private static ByteBuffer with(int index, int value) {
        return REPORT.encode().put(index, (byte) value);
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "",
                " ",
                "---",
                "\u001b[2J ada",
                "ada\n",
                "a\tb",
                "\u202eada",
                "ada\u200b",
                "ada ",
                " ada",
                "a\u2028b",
                "\u3164",
                "\u115f\u1160",
                "1234567890123456789012345678901"
            })
    @DisplayName("whose name is not allowed is refused")
    void names(String name) {
        assertThat(BoardReport.isName(name)).isFalse();
        byte[] bytes = name.getBytes(UTF_8);
        ByteBuffer payload = ByteBuffer.allocate(NAME + 1 + bytes.length + 1)
                .put(REPORT.encode().array(), 0, NAME)
                .put((byte) bytes.length)
                .put(bytes)
                .put((byte) 0)
                .flip();
        assertThat(refused(payload)).contains("not a name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ada", "Zoë", "李", "O'Neill & Co", "<img src=x onerror=alert(1)>", "نیک\u200cنام", "7", "😀 1"})
    @DisplayName("may have any name of visible characters")
    void goodNames(String name) {
        assertThat(BoardReport.isName(name)).isTrue();
    }

    @Test
    @DisplayName("of random bytes is decoded, or refused with a ProtocolException")
    void random() {
        var random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && i % 2 == 0) {
                bytes[0] = 1;
            }
            try {
                BoardReport.decode(ByteBuffer.wrap(bytes));
            } catch (ProtocolException expected) {
                // That is the one exception that it may throw.
            }
        }
    }

    @Test
    @DisplayName("has at most the first words of a row, and whole characters")
    void firstWords() {
        String meaning = "x".repeat(BoardReport.ROW_CHARS - 1) + "😀 and more";

        assertThat(BoardReport.firstWords(new GuideRow(new Exercise(1, 1), "", meaning)))
                .isEqualTo("x".repeat(BoardReport.ROW_CHARS - 1));
    }

    private static String refused(ByteBuffer payload) {
        var thrown = new String[1];
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> BoardReport.decode(payload))
                .satisfies(e -> thrown[0] = e.getMessage());
        return thrown[0];
    }
}
