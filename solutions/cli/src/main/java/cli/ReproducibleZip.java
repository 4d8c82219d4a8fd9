package cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A ZIP of files. With the same JDK, the same files make the same ZIP. */
final class ReproducibleZip {

    /** The time of all entries. */
    private static final FileTime TIME = FileTime.from(Instant.parse("2000-01-01T12:00:00Z"));

    private final SortedMap<String, Path> files = new TreeMap<>();

    /**
     * Adds files.
     *
     * @param top where they are in the ZIP
     * @param folder where they are on the disk
     * @param isWanted tests a path below the folder
     */
    void add(String top, Path folder, Predicate<Path> isWanted) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> isWanted.test(folder.relativize(file)))
                    .forEach(file -> files.put(
                            top + "/" + folder.relativize(file).toString().replace('\\', '/'), file));
        }
    }

    /**
     * Writes the ZIP.
     *
     * @throws IOException if it cannot be written; then nothing is left of it
     */
    void write(Path output) throws IOException {
        Path part = output.resolveSibling(output.getFileName() + ".part");
        Files.deleteIfExists(part);
        try {
            try (FileSystem zip =
                    FileSystems.newFileSystem(part, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
                for (Map.Entry<String, Path> file : files.entrySet()) {
                    write(file.getValue(), zip.getPath(file.getKey()));
                }
            }
            Files.move(part, output, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void write(Path file, Path entry) throws IOException {
        makeFolder(entry.getParent());
        Files.copy(file, entry);
        setTimes(entry);
        // The system that writes the ZIP may have no such permissions, as Windows.
        Files.setPosixFilePermissions(
                entry, PosixFilePermissions.fromString(isScript(file) ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void makeFolder(Path folder) throws IOException {
        if (folder != null && Files.notExists(folder)) {
            makeFolder(folder.getParent());
            Files.createDirectory(folder);
            setTimes(folder);
        }
    }

    /** A ZIP has three times for each entry. */
    private static void setTimes(Path entry) throws IOException {
        Files.getFileAttributeView(entry, BasicFileAttributeView.class).setTimes(TIME, TIME, TIME);
    }

    private static boolean isScript(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.read() == '#' && content.read() == '!';
        }
    }
}
