package cli;

import static org.assertj.core.api.Assertions.assertThat;

import cli.Output.Style;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the lines of the command")
class OutputTest {

    private final StringWriter printed = new StringWriter();
    private final PrintWriter out = new PrintWriter(printed);
    private int width = 80;

    private List<String> lines() {
        return printed.toString().lines().toList();
    }

    @Test
    @DisplayName("fit into the window, whose size may change from one line to the next")
    void width() {
        Output output = new Output(() -> out, () -> width, false, false);
        output.line("one two three four five");
        width = 12;
        output.line("one two three four five");
        output.line(Style.RED, "  ", "one two three");

        assertThat(lines())
                .containsExactly("one two three four five", "one two", "three four", "five", "  one two", "  three");
    }

    @Test
    @DisplayName("go on below the text, behind a sign")
    void hanging() {
        width = 12;
        new Output(() -> out, () -> width, false, false).hanging(Style.PLAIN, "1. ", "one two three");

        assertThat(lines()).containsExactly("1. one two", "   three");
    }

    @Test
    @DisplayName("are never broken inside of a key and its meaning")
    void items() {
        width = 20;
        new Output(() -> out, () -> width, false, false).items(Style.PLAIN, List.of("n next", "p previous", "q quit"));

        assertThat(lines()).containsExactly("n next   p previous", "q quit");
    }

    @Test
    @DisplayName("have a place to open whole, also where it is wider than the window")
    void place() {
        width = 20;
        Path file = Path.of("step01-listen/src/main/java/Listener.java");
        new Output(() -> out, () -> width, false, false).place(file, 7);
        new Output(() -> out, () -> width, true, true).place(file, 7);

        assertThat(lines())
                .containsExactly(
                        "  " + file + ":7",
                        "  \033]8;;" + file.toAbsolutePath().toUri() + "\033\\" + file + ":7\033]8;;\033\\");
    }

    @Test
    @DisplayName("are made anew when the window has another size, from the last clear screen on")
    void again() {
        Output output = new Output(() -> out, () -> width, false, false);
        output.line("of the screen before");
        output.forget();
        output.line("one two three four");
        output.hanging(Style.PLAIN, "1. ", "one two");
        width = 12;
        output.again();

        assertThat(lines())
                .containsExactly(
                        "of the screen before",
                        "one two three four",
                        "1. one two",
                        "one two",
                        "three four",
                        "1. one two");
    }

    @Test
    @DisplayName("of code are not broken without a terminal")
    void codeWithoutTerminal() {
        String code = "a ".repeat(100) + "b";
        new Output(() -> out, () -> 0, false, false).code(Style.PLAIN, "< ", code);

        assertThat(lines()).containsExactly("< " + code);
    }

    @Test
    @DisplayName("have colours only where they are wanted")
    void colours() {
        new Output(() -> out, () -> width, true, true).line(Style.GREEN, "passes");
        new Output(() -> out, () -> width, false, false).line(Style.GREEN, "passes");

        assertThat(lines()).containsExactly("\033[32mpasses\033[0m", "passes");
    }
}
