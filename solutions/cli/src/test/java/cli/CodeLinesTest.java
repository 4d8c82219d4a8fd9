package cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Lines of code in a narrow terminal")
class CodeLinesTest {

    @Test
    @DisplayName("A short line stays as it is, with its indentation, behind the sign of its side")
    void shortLine() {
        assertThat(CodeLines.fit("", "    int a  = 1;", 20)).containsExactly("    int a  = 1;");
        assertThat(CodeLines.fit("< ", "    int a  = 1;", 20)).containsExactly("<     int a  = 1;");
        assertThat(CodeLines.fit("> ", "", 20)).containsExactly(">");
    }

    @Test
    @DisplayName("The rest of a long line is indented further, behind the same sign")
    void longLine() {
        assertThat(CodeLines.fit("+", "    return first(second, third, fourth);", 30))
                .containsExactly("+    return first(second,", "+            third, fourth);");
    }

    @Test
    @DisplayName("The rest of a comment is a comment")
    void comment() {
        assertThat(CodeLines.fit("", "  // one two three four", 15)).containsExactly("  // one two", "  // three four");
        assertThat(CodeLines.fit("> ", " * one two three", 12)).containsExactly(">  * one two", ">  * three");
    }

    @Test
    @DisplayName("A word that is too long is broken, so that each part stays behind the sign")
    void longWord() {
        assertThat(CodeLines.fit("< ", "call(\"abcdefghijklmno\");", 15))
                .containsExactly("< call(\"abcdefg", "<       hijklmn", "<       o\");");
        assertThat(CodeLines.fit("", "abc😀def", 4)).containsExactly("abc", "  😀", "  de", "  f");
    }

    @Test
    @DisplayName("In a window that is narrower than the indentation, the code still has half of the window")
    void deep() {
        assertThat(CodeLines.fit("- ", " ".repeat(24) + "return buffer.remaining();", 20))
                .isNotEmpty()
                .allMatch(part -> part.startsWith("-         ") && part.length() <= 20)
                .anyMatch(part -> part.contains("return"));
    }

    @Test
    @DisplayName("A tab is as wide as four blanks")
    void tab() {
        assertThat(CodeLines.fit("< ", "\t\tint a;", 80)).containsExactly("<         int a;");
    }
}
