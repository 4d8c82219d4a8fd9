package cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import judge.Code;
import judge.Step;

/** A copy of the workshop without {@code .git}, as a learner downloads it, in which a test can write. */
final class Workshop implements AutoCloseable {

    private static final Path ORIGINAL =
            Path.of(System.getProperty("workshop")).toAbsolutePath().normalize();

    private static final Set<String> NOT_COPIED = Set.of(".git", "target", ".workshop");
    private static final List<String> LINKED = List.of("solutions", "docs");

    private final Path folder;

    private Workshop(Path folder) {
        this.folder = folder;
    }

    /** Copies what a learner changes. The rest is linked: nobody writes there. */
    static Workshop linked(Path folder) throws IOException {
        for (String name : LINKED) {
            Files.createSymbolicLink(folder.resolve(name), ORIGINAL.resolve(name));
        }
        for (Step step : Step.all()) {
            copy(ORIGINAL.resolve(step.folder()).resolve("src"), folder);
        }
        return new Workshop(folder);
    }

    /** Copies all of it, so that Maven can build it there. Maven takes libraries from the same local repository. */
    static Workshop complete(Path folder) throws IOException {
        copy(ORIGINAL, folder);
        Files.write(
                folder.resolve(".mvn/maven.config"),
                List.of("-Dmaven.repo.local=" + System.getProperty("repository")),
                StandardOpenOption.APPEND);
        return new Workshop(folder);
    }

    /** A name with a blank, and with an umlaut where file names may have one. */
    static String name() {
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding"));
        return names.newEncoder().canEncode("ü") ? "my wörkshöp" : "my workshop";
    }

    private static void copy(Path part, Path folder) throws IOException {
        Files.walkFileTree(part, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                if (NOT_COPIED.contains(from.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(folder.resolve(ORIGINAL.relativize(from)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                Files.copy(from, folder.resolve(ORIGINAL.relativize(from)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    Path folder() {
        return folder;
    }

    Path script() {
        return folder.resolve("workshop");
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

    /** Deletes the links, so that JUnit deletes the copy alone. */
    @Override
    public void close() throws IOException {
        for (String name : LINKED) {
            if (Files.isSymbolicLink(folder.resolve(name))) {
                Files.delete(folder.resolve(name));
            }
        }
    }
}
