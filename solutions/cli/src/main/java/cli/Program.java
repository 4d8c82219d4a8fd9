package cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program of the folder {@code solutions}. It runs in a process of its own, because its classes are in packages that the
 * learner's classes are in too.
 *
 * @param module the folder of its Maven module, from the top of the workshop on
 * @param options the options of its JVM
 */
record Program(String module, String mainClass, List<String> options) {

    private static final Path WORKSHOP = Path.of(System.getProperty("workshop"));

    /**
     * Runs the program. Before, Maven builds it if it was not built yet, or if its sources have changed since then.
     *
     * @param name the program's name for its own help
     * @return its exit code
     * @throws CommandException if it cannot be built
     */
    int run(String name, List<String> arguments) throws InterruptedException {
        if (!isBuilt()) {
            buildAlone();
        }
        List<String> command = new ArrayList<>(options);
        command.add("-Dcommand=" + name);
        if (Files.isWritable(target())) {
            // What a killed program leaves of JLine stays there, as Console says.
            command.add("-Djline.tmpdir=" + target());
        }
        command.add("-classpath");
        command.add(classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(mainClass);
        command.addAll(arguments);
        return Child.runJava(command);
    }

    private boolean isBuilt() {
        return Files.exists(libraries())
                && Files.exists(checksum())
                && classPath().stream().allMatch(Files::exists)
                && read(checksum()).equals(ModuleSources.checksum(workshop(), classPath()));
    }

    /** The chat's server and client may be started at the same time. Only one of them builds the chat then. */
    private void buildAlone() throws InterruptedException {
        Path file = workshop().resolve(Install.NOTES).resolveSibling("build.lock");
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(file, CREATE, WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !isBuilt()) {
                    build();
                }
            }
        } catch (IOException e) {
            throw new CommandException(FileTrouble.words(e) + ".", e);
        }
    }

    private void build() throws IOException, InterruptedException {
        Maven.build(module, "process-classes", "-Pclasspath", "-pl", module, "-am");
        Files.writeString(checksum(), ModuleSources.checksum(workshop(), classPath()));
    }

    /** The program's own classes, and what Maven has noted. The folder may have moved since then: it is the first entry. */
    private List<Path> classPath() {
        return Stream.concat(
                        Stream.of(target().resolve("classes")),
                        Stream.of(read(libraries()).strip().split(File.pathSeparator))
                                .map(Path::of))
                .toList();
    }

    /** The class path of the libraries, and of the other modules that the program needs. */
    private Path libraries() {
        return target().resolve("classpath");
    }

    private Path checksum() {
        return target().resolve("checksum");
    }

    private Path target() {
        return workshop().resolve(module).resolve("target");
    }

    private static Path workshop() {
        try {
            return WORKSHOP.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
