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
import java.util.Set;

/** A copy of the workshop as a learner gets it: without git's own files, and nothing of it built. */
record Copy(Path folder) {

    private static final Set<String> NOT_COPIED = Set.of(".git", "target", ".workshop");

    /** A name with a blank, and with an umlaut where file names may have one. */
    static String name() {
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding"));
        return names.newEncoder().canEncode("ü") ? "my wörkshöp" : "my workshop";
    }

    /** Copies the workshop that is tested. Maven takes libraries from the same local repository. */
    static Copy into(Path folder) throws IOException {
        Path original = Path.of(System.getProperty("workshop")).toRealPath();
        Files.walkFileTree(original, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                if (NOT_COPIED.contains(from.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(folder.resolve(original.relativize(from)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                Files.copy(from, folder.resolve(original.relativize(from)));
                return FileVisitResult.CONTINUE;
            }
        });
        Files.write(
                folder.resolve(".mvn/maven.config"),
                List.of("-Dmaven.repo.local=" + System.getProperty("repository")),
                StandardOpenOption.APPEND);
        return new Copy(folder);
    }

    Path script() {
        return folder.resolve("workshop");
    }
}
