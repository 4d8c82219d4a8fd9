package cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Lines of code in a narrow terminal")
class CodeLinesTest {

    @Test
    @DisplayName("A short line stays as it is, with its indentation")
    void shortLine() {
        assertThat(CodeLines.fit("    int a  = 1;", 20)).containsExactly("    int a  = 1;");
    }

    @Test
    @DisplayName("The rest of a long line is indented further, behind the sign of a diff")
    void longLine() {
        assertThat(CodeLines.fit("+    return first(second, third, fourth);", 30))
                .containsExactly("+    return first(second,", "+            third, fourth);");
    }

    @Test
    @DisplayName("The rest of a comment is a comment")
    void comment() {
        assertThat(CodeLines.fit("  // one two three four", 15)).containsExactly("  // one two", "  // three four");
    }

    @Test
    @DisplayName("A word that is too long stays whole")
    void longWord() {
        assertThat(CodeLines.fit("  https://example.org/a/long/path", 10)).hasSize(1);
    }
}
