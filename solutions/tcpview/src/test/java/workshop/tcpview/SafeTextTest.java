package workshop.tcpview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Text from outside")
class SafeTextTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, '\b', '\t', '\n', '\r', 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x61c, 0x200b, 0x200d, 0x200e, 0x200f,
                0x2028, 0x2029, 0x202e, 0x2066, 0xd800, 0xe000, 0xfeff, 0xffff, 0xe0041
            })
    @DisplayName("loses each character that a terminal would not simply show")
    void unsafe(int character) {
        assertThat(SafeText.of("a" + Character.toString(character) + "b"))
                .as("with U+%04X", character)
                .isEqualTo("a\ufffdb");
    }

    @Test
    @DisplayName("keeps readable characters of any script")
    void readable() {
        String text =
                "java nginx: worker \u00e4\u00f6 \u0441\u0435\u0440\u0432\u0435\u0440 \u30b5\u30fc\u30d0\u30fc \ud83d\ude80";
        assertThat(SafeText.of(text)).isEqualTo(text);
    }
}
