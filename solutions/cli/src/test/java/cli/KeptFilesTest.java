package cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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

        assertThat(kept.undo().orElseThrow().what()).isEqualTo("reset-2");
        assertThat(read(ONE)).isEqualTo("first");
        assertThat(kept.undo().orElseThrow().what()).isEqualTo("catch-up-2.3");
        assertThat(read(ONE)).isEqualTo("mine\r\nno text: \u00ff");
        assertThat(read(TWO)).isEqualTo("mine too");
        assertThat(kept.undo()).isEmpty();
    }

    @Test
    @DisplayName("undo keeps what was edited since, and redo brings it back")
    void redo() throws IOException {
        replace("catch-up-2.3", "first");
        write(ONE, "first, edited");

        Path edited = kept.undo().orElseThrow().kept();
        assertThat(workshop.resolve(edited).resolve(ONE)).hasContent("first, edited");
        assertThat(kept.redo().orElseThrow().what()).isEqualTo("catch-up-2.3");
        assertThat(read(ONE)).isEqualTo("first, edited");
        assertThat(kept.redo()).isEmpty();
        kept.undo();
        assertThat(read(ONE)).isEqualTo("mine\r\nno text: \u00ff");
    }

    @Test
    @DisplayName("when one file cannot be written, none has changed, and nothing is left beside them")
    void allOrNothing() throws IOException {
        // A folder where the new file would be written first, with a file in it, so that nobody can replace it.
        Files.createDirectories(
                workshop.resolve("step one").resolve("Two.java.new").resolve("x"));
        Map<Path, byte[]> files = new TreeMap<>(Map.of(ONE, new byte[1], TWO, new byte[1]));

        assertThatThrownBy(() -> kept.replace("catch-up-2.3", files)).isInstanceOf(IOException.class);
        assertThat(read(ONE)).startsWith("mine");
        assertThat(read(TWO)).isEqualTo("mine too");
        assertThat(workshop.resolve("step one").resolve("Ä.java.new")).doesNotExist();
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
}
