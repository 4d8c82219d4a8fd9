import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/**
 * Runs ECJ for each file of a folder. The first line of a file says what is compiled, and the others are the arguments of ECJ. All
 * runs share one JVM, because a compiler is slow until its own code is compiled.
 */
final class Ecj {

    private Ecj() {}

    public static void main(String[] args) throws IOException {
        List<Path> runs;
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            runs = files.sorted().toList();
        }
        long failed = runs.parallelStream().filter(run -> !compiles(run)).count();
        System.exit(failed == 0 ? 0 : 1);
    }

    private static boolean compiles(Path run) {
        List<String> lines = lines(run);
        var said = new StringWriter();
        var writer = new PrintWriter(said, true);
        String[] arguments = lines.stream().skip(1).toArray(String[]::new);
        boolean compiles = BatchCompiler.compile(arguments, writer, writer, null);
        // At once: the lines of two runs do not mix.
        System.out.println((compiles ? "ECJ compiles " : "ECJ finds errors in ") + lines.getFirst() + "\n" + said);
        return compiles;
    }

    private static List<String> lines(Path run) {
        try {
            return Files.readAllLines(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
