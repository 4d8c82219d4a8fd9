package cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import judge.Exercise;

/** What the command remembers from one start to the next: the pinned exercise, and the hints that were shown. */
final class Kept {

    private static final Path FOLDER = folder(Path.of(System.getProperty("workshop")));

    private static final String PINNED = "pinned";

    private final Path file = FOLDER.resolve("kept.properties");
    private final Properties properties = new Properties();
    private boolean written = true;

    Kept() {
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                // It holds nothing of value: the command goes on without it.
                properties.clear();
            }
        }
    }

    /** The folder of all that the command keeps, at the top of a workshop; git ignores it. */
    static Path folder(Path workshop) {
        return workshop.resolve(".workshop");
    }

    Optional<Exercise> pinned() {
        return Exercise.in(properties.getProperty(PINNED, ""));
    }

    void pin(Exercise exercise) {
        set(PINNED, exercise.toString());
    }

    /** How many hints of an exercise were shown. */
    int hintsShown(Exercise exercise) {
        String shown = properties.getProperty("hints." + exercise, "0");
        return shown.matches("\\d") ? Integer.parseInt(shown) : 0;
    }

    void hintShown(Exercise exercise, int hints) {
        set("hints." + exercise, String.valueOf(hints));
    }

    private void set(String name, String value) {
        properties.setProperty(name, value);
        write();
    }

    private void write() {
        try {
            Files.createDirectories(FOLDER);
            var text = new StringWriter();
            properties.store(text, null);
            KeptFiles.replace(file, text.toString().getBytes(UTF_8));
            written = true;
        } catch (IOException e) {
            // The command goes on: it remembers these things until it ends.
            written = false;
        }
    }

    /** Whether the next start will know all of it. */
    boolean isWritten() {
        return written;
    }
}
