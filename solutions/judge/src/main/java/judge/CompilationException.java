package judge;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Code that does not compile. */
public final class CompilationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<CompilerError> errors;

    CompilationException(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        super("it does not compile: " + describe(errors(diagnostics)));
        this.errors = errors(diagnostics);
    }

    private static List<CompilerError> errors(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(CompilerError::of)
                .toList();
    }

    private static String describe(List<CompilerError> errors) {
        return errors.stream().map(CompilerError::toString).collect(Collectors.joining("; "));
    }

    /** What the compiler says, in the order of the lines. */
    public List<CompilerError> errors() {
        return errors;
    }

    /**
     * One error of the compiler.
     *
     * @param file the path of the file below {@code src/main/java}; empty if the error is in no file
     * @param line the number of the line, from 1
     * @param words what is wrong
     */
    public record CompilerError(String file, long line, String words) {

        private static CompilerError of(Diagnostic<? extends JavaFileObject> diagnostic) {
            String file = diagnostic.getSource() == null
                    ? ""
                    : diagnostic.getSource().toUri().getPath().substring(1);
            return new CompilerError(file, diagnostic.getLineNumber(), diagnostic.getMessage(Locale.ENGLISH));
        }

        @Override
        public String toString() {
            return file + ":" + line + ": " + words.lines().map(String::strip).collect(Collectors.joining(" "));
        }
    }
}
