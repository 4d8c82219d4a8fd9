package cli.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs that the system finds by their names.
 *
 * @param path the folders, separated as in the environment variable {@code PATH}
 */
public record Executables(String path) {

    public static final boolean WINDOWS = File.separatorChar == '\\';

    private static final List<String> ENDINGS = WINDOWS ? List.of(".exe", ".cmd", ".bat") : List.of("");

    public static Executables ofSystem() {
        return new Executables(Objects.requireNonNullElse(System.getenv("PATH"), ""));
    }

    /** Finds the file of a program. On Windows, the program {@code mvn} may be the file {@code mvn.cmd}. */
    public Optional<Path> find(String name) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> ENDINGS.stream().flatMap(ending -> file(folder, name + ending)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Stream<Path> file(String folder, String name) {
        try {
            // On Windows, a folder may stand in quotation marks.
            return Stream.of(Path.of(folder.replace("\"", ""), name));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
