package judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Source files, compiled into a folder that is named after their hash. */
public record Compiled(Path classes) {

    /** Below {@code target}, so that {@code mvn clean} deletes it. */
    private static final Path OUTPUT = Path.of(System.getProperty("output"));

    private static final String CLASS = ".class";

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Keeps the libraries open from one compilation to the next. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    /**
     * Compiles, unless this code has been compiled before: by another JVM, or in an earlier run. One thread at a time.
     *
     * @param needed folders of classes that the code needs besides the libraries of this module
     * @throws CompilationException with the compiler's words, if it does not compile
     */
    public static synchronized Compiled of(Code code, Path... needed) {
        String classPath = classPath(needed);
        return once(classPath + code, classes -> compile(code, classPath, classes));
    }

    /**
     * Compiles only the files that differ from those of an original, whose classes serve for the rest. No other file may see the
     * difference: it is in the bodies of methods and in private members. One thread at a time.
     *
     * @param changed the files that differ
     * @throws CompilationException with the compiler's words, if it does not compile
     */
    public static synchronized Compiled variant(Code changed, Compiled original) {
        return once(original.classes + " " + changed, classes -> {
            copy(original.classes, classes);
            compile(changed, classPath(original.classes), classes);
        });
    }

    private static String classPath(Path... needed) {
        return Stream.concat(Stream.of(needed).map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    /** Fills a folder with classes. */
    private interface Compilation {
        void compileInto(Path classes) throws IOException;
    }

    private static Compiled once(String input, Compilation compilation) {
        String name = Hash.of((Runtime.version() + input).getBytes(UTF_8));
        Path classes = OUTPUT.resolve(name);
        try {
            Files.createDirectories(OUTPUT);
            // Several JVMs need the same reference solution and tests at the same time: one of them compiles.
            try (FileChannel file = FileChannel.open(OUTPUT.resolve(name + ".lock"), CREATE, WRITE);
                    FileLock lock = file.lock()) {
                if (lock.isValid() && !Files.exists(classes)) {
                    Path unfinished = Files.createTempDirectory(OUTPUT, "unfinished");
                    try {
                        compilation.compileInto(unfinished);
                        Files.move(unfinished, classes);
                    } finally {
                        delete(unfinished);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Compiled(classes);
    }

    private static void compile(Code code, String classPath, Path into) {
        var errors = new DiagnosticCollector<JavaFileObject>();
        List<String> options = List.of("-proc:none", "-g", "-nowarn", "-d", into.toString(), "-classpath", classPath);
        boolean compiles = COMPILER.getTask(null, FILES, errors, options, null, sources(code))
                .call();
        if (!compiles) {
            throw new CompilationException(errors.getDiagnostics());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** Deletes a folder and what is in it, if it is still there: a compilation that fails must leave nothing. */
    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<Source> sources(Code code) {
        return code.files().entrySet().stream()
                .map(file -> new Source(file.getKey(), file.getValue()))
                .toList();
    }

    /** The names of all classes, with their packages. */
    public List<String> classNames() {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(CLASS))
                    .map(file ->
                            file.substring(0, file.length() - CLASS.length()).replace(File.separatorChar, '.'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A hash of each class, by its name, to compare it with a class of the same name. */
    public Map<String, String> fingerprints() {
        return classNames().stream().collect(Collectors.toMap(name -> name, name -> fingerprint(file(name))));
    }

    private Path file(String className) {
        return classes.resolve(className.replace('.', File.separatorChar) + CLASS);
    }

    private static String fingerprint(Path file) {
        try {
            return Hash.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
