package proof;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Source files, compiled into a folder of their own. */
record Compiled(Path classes) {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /**
     * Compiles.
     *
     * @param into an empty folder
     * @param needed folders of classes that the code needs besides the libraries of this module
     * @throws AssertionError with the compiler's words, if it does not compile
     */
    static Compiled of(Code code, Path into, Path... needed) {
        String classPath = Stream.concat(
                        Stream.of(needed).map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(System.getProperty("path.separator")));
        List<String> options = List.of("-proc:none", "-g", "-nowarn", "-d", into.toString(), "-classpath", classPath);
        var output = new StringWriter();
        boolean compiles = COMPILER.getTask(output, null, null, options, null, sources(code))
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

    static Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("proof");
            folder.toFile().deleteOnExit();
            return folder;
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
