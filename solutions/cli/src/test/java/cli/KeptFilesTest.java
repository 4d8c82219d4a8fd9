package cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The files that are kept, and brought back")
class KeptFilesTest {

    private static final Path ONE = Path.of("step one", "Ä.java");
    private static final Path TWO = Path.of("step one", "Two.java");

    @TempDir
    private Path workshop;

    private KeptFiles kept;

    @BeforeEach
    void files() throws IOException {
        kept = new KeptFiles(workshop);
        Files.createDirectories(workshop.resolve("step one"));
        write(ONE, "mine\r\nno text: \u00ff");
        write(TWO, "mine too");
    }

    private void write(Path file, String text) throws IOException {
        Files.write(workshop.resolve(file), text.getBytes(ISO_8859_1));
    }

    private String read(Path file) throws IOException {
        return new String(Files.readAllBytes(workshop.resolve(file)), ISO_8859_1);
    }

    private Path replace(String what, String one) throws IOException {
        return kept.replace(what, Map.of(ONE, one.getBytes(ISO_8859_1)));
    }

    @Test
    @DisplayName("undo brings back what was there, byte for byte, and each further undo goes one back")
    void undo() throws IOException {
        replace("catch-up-2.3", "first");
        replace("reset-2", "second");

        assertThat(kept.undo().orElseThrow().what().what()).isEqualTo("reset-2");
        assertThat(read(ONE)).isEqualTo("first");
        assertThat(kept.undo().orElseThrow().what().what()).isEqualTo("catch-up-2.3");
        assertThat(read(ONE)).isEqualTo("mine\r\nno text: \u00ff");
        assertThat(read(TWO)).isEqualTo("mine too");
        assertThat(kept.undo()).isEmpty();
    }

    @Test
    @DisplayName("undo takes back the last replacement, also if the clock was set back before it")
    void clockSetBack() throws IOException {
        Path first = workshop.resolve(replace("catch-up-2.3", "first"));
        Files.move(first, first.resolveSibling("2999-12-31T235959.999999Z-catch-up-2.3"));
        replace("reset-2", "second");

        assertThat(kept.undo().orElseThrow().what().what()).isEqualTo("reset-2");
        assertThat(read(ONE)).isEqualTo("first");
        assertThat(kept.redo().orElseThrow().what().what()).isEqualTo("reset-2");
        assertThat(read(ONE)).isEqualTo("second");
    }

    @Test
    @DisplayName("undo keeps what was edited since, and redo brings it back")
    void redo() throws IOException {
        replace("catch-up-2.3", "first");
        write(ONE, "first, edited");

        Path edited = kept.undo().orElseThrow().kept();
        assertThat(workshop.resolve(edited).resolve(ONE)).hasContent("first, edited");
        assertThat(kept.redo().orElseThrow().what().what()).isEqualTo("catch-up-2.3");
        assertThat(read(ONE)).isEqualTo("first, edited");
        assertThat(kept.redo()).isEmpty();
        kept.undo();
        assertThat(read(ONE)).isEqualTo("mine\r\nno text: \u00ff");
    }

    @Test
    @DisplayName("redo does not go behind the last catch-up or reset")
    void redoAfterAnother() throws IOException {
        replace("catch-up-2.3", "first");
        kept.undo();
        replace("catch-up-2.4", "second");
        assertThat(kept.redo()).isEmpty();

        kept.undo();
        assertThat(kept.redo().orElseThrow().what().what()).isEqualTo("catch-up-2.4");
        assertThat(read(ONE)).isEqualTo("second");
        assertThat(kept.redo()).isEmpty();
    }

    @Test
    @DisplayName(
            "when one file cannot be written, none has changed, nothing is left beside them, and undo has nothing to do")
    void allOrNothing() throws IOException {
        // A folder where the new file would be written first, with a file in it, so that nobody can replace it.
        Files.createDirectories(
                workshop.resolve("step one").resolve("Two.java.new").resolve("x"));
        Map<Path, byte[]> files = new TreeMap<>(Map.of(ONE, new byte[1], TWO, new byte[1]));

        assertThatThrownBy(() -> kept.replace("catch-up-2.3", files)).isInstanceOf(IOException.class);
        assertThat(read(ONE)).startsWith("mine");
        assertThat(read(TWO)).isEqualTo("mine too");
        assertThat(workshop.resolve("step one").resolve("Ä.java.new")).doesNotExist();
        assertThat(kept.undo()).as("what undo finds").isEmpty();
    }

    @Test
    @DisplayName("a file that cannot be written anew keeps its old bytes")
    void oneFile() throws IOException {
        Path file = workshop.resolve(ONE);
        KeptFiles.replace(file, "new".getBytes(ISO_8859_1));
        assertThat(read(ONE)).isEqualTo("new");

        Files.createDirectories(file.resolveSibling("Ä.java.new").resolve("x"));
        assertThatThrownBy(() -> KeptFiles.replace(file, new byte[1])).isInstanceOf(IOException.class);
        assertThat(read(ONE)).isEqualTo("new");
    }

    @Test
    @DisplayName("a file that is new has nothing to keep")
    void newFile() throws IOException {
        Files.delete(workshop.resolve(ONE));
        Path folder = replace("catch-up-2.3", "new");

        assertThat(read(ONE)).isEqualTo("new");
        try (Stream<Path> files = Files.list(workshop.resolve(folder))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    @DisplayName("other files and folders among the kept ones are left alone")
    void strangers() throws IOException {
        Path folder = Files.createDirectories(workshop.resolve(".workshop/kept/my notes"))
                .getParent();
        Files.writeString(folder.resolve(".DS_Store"), "");
        Files.writeString(folder.resolve("notes.txt"), "");

        assertThat(kept.undo()).isEmpty();
        replace("reset-2", "first");
        assertThat(kept.undo().orElseThrow().what().what()).isEqualTo("reset-2");
    }

    private String undo(boolean redo, int exitCode) {
        var printed = new StringWriter();
        var writer = new PrintWriter(printed);
        var out = new Output(() -> writer, () -> 0, false, false);
        assertThat(UndoCommand.bringBack(kept, redo, out)).as("the exit code").isEqualTo(exitCode);
        return printed.toString().replaceAll("\\s+", " ");
    }

    @Test
    @DisplayName("undo says what it has brought back, where the newer text is, and what the next undo brings back")
    void words() throws IOException {
        replace("catch-up-2.3", "first");
        replace("reset-2.1-to-2.8", "second");
        write(ONE, "edited");

        String first = undo(false, 0);
        assertThat(first)
                .containsSubsequence("Undone: reset 2.1 to 2.8", "as they were before reset 2.1 to 2.8: " + ONE)
                .containsSubsequence("Your last version of them, ", "is in .workshop", "undo --redo brings it back")
                .containsPattern(
                        "The next undo brings back what catch-up 2.3 has replaced, on 2\\d{3}-.* at \\d\\d:\\d\\d\\.");
        assertThat(undo(false, 0)).contains("Undone: catch-up 2.3", "No other catch-up or reset is left to undo.");
        assertThat(undo(false, 1)).contains("No catch-up and no reset is left to undo.", ".workshop/kept");
        assertThat(undo(true, 0)).contains("Done again: catch-up 2.3", "as they were before the undo: " + ONE);
    }

    @Test
    @DisplayName("undo says that nothing was brought back if the file did not exist before")
    void wordsAboutNewFile() throws IOException {
        Files.delete(workshop.resolve(ONE));
        replace("catch-up-2.3", "new");

        assertThat(undo(false, 0)).contains("Undone: catch-up 2.3", "Nothing was brought back");
    }
}
