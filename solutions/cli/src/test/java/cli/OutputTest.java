package cli;

import static org.assertj.core.api.Assertions.assertThat;

import cli.Output.Style;
import java.io.PrintWriter;
import java.io.StringWriter;
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
        Output output = new Output(() -> out, () -> width, false);
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
        new Output(() -> out, () -> width, false).hanging(Style.PLAIN, "1. ", "one two three");

        assertThat(lines()).containsExactly("1. one two", "   three");
    }

    @Test
    @DisplayName("are never broken inside of a key and its meaning")
    void items() {
        width = 20;
        new Output(() -> out, () -> width, false).items(Style.PLAIN, List.of("n next", "p previous", "q quit"));

        assertThat(lines()).containsExactly("n next   p previous", "q quit");
    }

    @Test
    @DisplayName("have colours only where they are wanted")
    void colours() {
        new Output(() -> out, () -> width, true).line(Style.GREEN, "passes");
        new Output(() -> out, () -> width, false).line(Style.GREEN, "passes");

        assertThat(lines()).containsExactly("\033[32mpasses\033[0m", "passes");
    }
}
