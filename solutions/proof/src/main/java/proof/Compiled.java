package proof;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Source files, compiled into a folder of their own. */
record Compiled(Path classes) {

    /** Below {@code target}, so that {@code mvn clean} deletes it. */
    private static final Path OUTPUT = Path.of(System.getProperty("output"));

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Keeps the libraries open from one compilation to the next. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    /**
     * Compiles.
     *
     * @param needed folders of classes that the code needs besides the libraries of this module
     * @throws AssertionError with the compiler's words, if it does not compile
     */
    static Compiled of(Code code, Path... needed) {
        Path into = newFolder();
        String classPath = Stream.concat(
                        Stream.of(needed).map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(System.getProperty("path.separator")));
        List<String> options = List.of("-proc:none", "-g", "-nowarn", "-d", into.toString(), "-classpath", classPath);
        var output = new StringWriter();
        boolean compiles = COMPILER.getTask(output, FILES, null, options, null, sources(code))
                .call();
        if (!compiles) {
            throw new AssertionError("it does not compile: " + output);
        }
        return new Compiled(into);
    }

    private static List<Source> sources(Code code) {
        return code.files().entrySet().stream()
                .map(file -> new Source(file.getKey(), file.getValue()))
                .toList();
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(OUTPUT), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A hash of each of these classes, to compare them with classes of the same names. Classes that are not here are left out. */
    Map<String, String> fingerprints(Set<String> classNames) {
        return classNames.stream()
                .filter(name -> Files.exists(file(name)))
                .collect(Collectors.toMap(name -> name, name -> fingerprint(file(name))));
    }

    private Path file(String className) {
        return classes.resolve(className.replace('.', '/') + ".class");
    }

    private static String fingerprint(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has it", e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
