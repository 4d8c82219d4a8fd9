package judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Source files: the text of each by its path below {@code src/main/java}, with {@code /} on every system.
 */
public record Code(Map<String, String> files) {

    /** All Java files below a folder. An editor may keep other files there, and some with a name such as {@code .#Demo.java}. */
    public static Code read(Path folder) {
        return read(folder, false);
    }

    /**
     * All Java files below a folder.
     *
     * @param anyBytes whether a file that is not UTF-8 is read too, with a replacement character for what is no text
     */
    public static Code read(Path folder, boolean anyBytes) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(path -> isJava(path.getFileName().toString()) && Files.isRegularFile(path))
                    .forEach(path -> {
                        String name = folder.relativize(path).toString().replace('\\', '/');
                        files.put(name, (anyBytes ? anyText(path) : Step.read(path)).replaceAll("\r\n?", "\n"));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Code(files);
    }

    private static boolean isJava(String name) {
        return name.endsWith(".java") && !name.startsWith(".");
    }

    private static String anyText(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This code, with the files of another in place of its own. */
    public Code with(Code other) {
        Map<String, String> merged = new TreeMap<>(files);
        merged.putAll(other.files);
        return new Code(merged);
    }

    /** The files of this code that another does not have in the same form. */
    public Code without(Code other) {
        Map<String, String> rest = new TreeMap<>(files);
        rest.entrySet().removeAll(other.files.entrySet());
        return new Code(rest);
    }

    /** This code with one file changed. */
    public Code with(String file, UnaryOperator<String> change) {
        Map<String, String> changed = new TreeMap<>(files);
        if (changed.computeIfPresent(file, (name, text) -> change.apply(text)) == null) {
            throw new IllegalArgumentException("no such file: " + file);
        }
        return new Code(changed);
    }

    /** A hash of all names and texts, as hexadecimal digits. */
    public String hash() {
        return Hash.of(files.toString().getBytes(UTF_8));
    }

    public String file(String name) {
        return files.get(name);
    }
}
