package cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of the workshop, without those that Maven, an IDE or this command has written. */
final class WorkshopFiles {

    private static final String GIT = ".git";

    private WorkshopFiles() {}

    /**
     * Lists the files. In a clone, they are those that Git tracks; elsewhere all that {@code .gitignore} does not name.
     *
     * @return paths relative to the workshop, sorted
     */
    static List<Path> of(Path workshop) throws IOException, InterruptedException {
        List<Path> files = Files.exists(workshop.resolve(GIT)) ? tracked(workshop) : notIgnored(workshop);
        return files.stream().sorted().toList();
    }

    private static List<Path> tracked(Path workshop) throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "ls-files", "-z")
                .directory(workshop.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String names = new String(git.getInputStream().readAllBytes(), UTF_8);
        if (git.waitFor() != 0) {
            throw new CommandException("Git could not list the files of " + workshop + ". It says why above.");
        }
        return Stream.of(names.split("\0"))
                .map(Path::of)
                .filter(file -> Files.isRegularFile(workshop.resolve(file)))
                .toList();
    }

    private static List<Path> notIgnored(Path workshop) throws IOException {
        List<PathMatcher> ignored = Stream.concat(
                        Stream.of(GIT), Files.readAllLines(workshop.resolve(".gitignore")).stream())
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.replaceAll("^/|/$", ""))
                .map(name -> FileSystems.getDefault().getPathMatcher("glob:" + name))
                .toList();
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(workshop, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return isIgnored(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!isIgnored(file)) {
                    files.add(workshop.relativize(file));
                }
                return FileVisitResult.CONTINUE;
            }

            private boolean isIgnored(Path path) {
                return !path.equals(workshop) && ignored.stream().anyMatch(names -> names.matches(path.getFileName()));
            }
        });
        return files;
    }
}
