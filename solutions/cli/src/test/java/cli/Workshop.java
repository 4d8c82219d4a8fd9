package cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import judge.Code;
import judge.Step;

/** A copy of the workshop without {@code .git}, as a learner downloads it, in which a test can write. */
final class Workshop implements AutoCloseable {

    private static final Path ORIGINAL =
            Path.of(System.getProperty("workshop")).toAbsolutePath().normalize();

    private final Path folder;

    /** Copies what a learner changes. The solutions are linked: nobody writes there. */
    Workshop(Path folder) throws IOException {
        this.folder = folder;
        Files.createSymbolicLink(folder.resolve("solutions"), ORIGINAL.resolve("solutions"));
        Files.createSymbolicLink(folder.resolve("docs"), ORIGINAL.resolve("docs"));
        for (Step step : Step.all()) {
            copy(step.folder() + "/src");
        }
    }

    private void copy(String part) throws IOException {
        try (Stream<Path> paths = Files.walk(ORIGINAL.resolve(part))) {
            for (Path path : paths.toList()) {
                Path copy = folder.resolve(ORIGINAL.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }

    /** Deletes the links, so that JUnit deletes the copy alone. */
    @Override
    public void close() throws IOException {
        Files.delete(folder.resolve("solutions"));
        Files.delete(folder.resolve("docs"));
    }

    /** Saves all files of a step's code that differ, as an editor does. */
    void save(Step step, Code code) throws IOException {
        Path sources = folder.resolve(step.folder()).resolve("src/main/java");
        for (Map.Entry<String, String> file : code.files().entrySet()) {
            Path path = sources.resolve(file.getKey());
            if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
                Files.writeString(path, file.getValue());
            }
        }
    }
}
