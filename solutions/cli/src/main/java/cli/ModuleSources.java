package cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The files that Maven has built a program of. */
final class ModuleSources {

    private ModuleSources() {}

    /**
     * Sums up the sources of all modules on a class path, and their {@code pom.xml} files. If a source has changed, the sum is
     * another one. The times of the files do not matter, as they differ in a copy or after a {@code git checkout}.
     *
     * @param workshop its real path
     * @param classPath entries that are there; absolute, or relative to the workshop
     */
    static String checksum(Path workshop, List<Path> classPath) {
        Stream<Path> ofModules = classPath.stream()
                .map(entry -> real(workshop.resolve(entry)))
                .filter(entry -> entry.startsWith(workshop) && entry.endsWith("target/classes"))
                .map(entry -> entry.getParent().getParent())
                .flatMap(module ->
                        Stream.concat(Stream.of(module.resolve("pom.xml")), files(module.resolve("src/main"))));
        Stream<Path> ofAll = Stream.of(workshop.resolve("pom.xml"), workshop.resolve("solutions/pom.xml"));
        CRC32 sum = new CRC32();
        Stream.concat(ofAll, ofModules).sorted().forEach(file -> add(workshop.relativize(file), file, sum));
        return Long.toHexString(sum.getValue());
    }

    /** Maven may have taken another way to the folder, through a symbolic link. */
    private static Path real(Path entry) {
        try {
            return entry.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        if (!Files.exists(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Path name, Path file, CRC32 sum) {
        try {
            sum.update(name.toString().getBytes(UTF_8));
            sum.update(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
