package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what the code has printed")
class ScreenTest {

    private static String printed(String text) {
        var screen = new StringWriter();
        var writer = new PrintWriter(screen);
        new Screen(Course.read(), new Output(() -> writer, () -> 80, false, false)).printed(text);
        return screen.toString();
    }

    @Test
    @DisplayName("cannot clear the screen, or move the cursor")
    void controlCharacters() {
        assertThat(printed("\033[2Jone\ttwo\b\007\u009b1A"))
                .contains("  \\x1b[2Jone two\\x08\\x07\\x9b1A")
                .doesNotContainPattern("[\\p{Cc}&&[^\\n\\r]]");
    }

    @Test
    @DisplayName("has ten lines at most, and of a long line the beginning")
    void length() {
        assertThat(printed("line\n".repeat(11)).lines().filter(line -> line.contains("line")))
                .hasSize(10);
        assertThat(printed("x".repeat(4096))).hasSizeLessThan(250).contains("xxx…");
    }
}
