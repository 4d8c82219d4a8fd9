package workshop;

import java.net.URL;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;

/**
 * Turns whatever made a test fail into one sentence for the learner: what happened, and the section of the guide to
 * read on in. The failure itself stays attached as the cause, for the report in {@code target/surefire-reports}.
 */
public final class Guide implements BeforeEachCallback, TestExecutionExceptionHandler {

    private static final Pattern TODO = Pattern.compile("UnsupportedOperationException: (TODO \\d\\.\\d+: .*)");

    /** The stack trace in the message of an assertion about an exception. */
    private static final Pattern TRACE = Pattern.compile("\\R\\s*(at |\\.\\.\\.|Caused by: ).*");

    @Override
    public void beforeEach(ExtensionContext context) {
        Waiting.reset();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
        Optional<String> todo = withCauses(failure).flatMap(Guide::todo).findFirst();
        String sentence = TRACE.matcher(todo.orElseGet(() -> sentence(failure)))
                .replaceAll("")
                .strip()
                .replaceAll("\\s+", " ");
        String exercise = todo.map(Guide::exerciseOf).orElseGet(() -> exerciseOf(context));
        String guide = context.getConfigurationParameter("workshop.guide").orElseThrow();
        var told = new AssertionFailedError(sentence + " → " + guide + ", section " + exercise, failure);
        told.setStackTrace(failure.getStackTrace());
        throw told;
    }

    /** The test may belong to a later exercise than the one that is to be solved first. */
    private static String exerciseOf(String todo) {
        return todo.substring("TODO ".length(), todo.indexOf(':'));
    }

    private static String exerciseOf(ExtensionContext context) {
        String title =
                context.getRequiredTestClass().getAnnotation(DisplayName.class).value();
        return title.split(" ")[0];
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return hung(failure);
        }
        String main = failure instanceof AssertionError ? failure.getMessage() : crashed(failure);
        return main
                + Arrays.stream(failure.getSuppressed())
                        .map(suppressed -> "; also: " + crashed(suppressed))
                        .collect(Collectors.joining());
    }

    /** What an unsolved exercise says, also where an assertion expected another exception and quotes this one. */
    private static Stream<String> todo(Throwable failure) {
        return TODO.matcher(failure.toString()).results().map(found -> found.group(1));
    }

    private static String crashed(Throwable failure) {
        boolean inWords = failure instanceof AssertionError;
        Throwable origin = inWords && failure.getCause() != null ? failure.getCause() : failure;
        return (inWords ? failure.getMessage() : failure)
                + place(origin).map(where -> ", thrown at " + where).orElse("");
    }

    /** JUnit's time limit struck. The cause that it attaches has the stack of the thread that hung. */
    private static String hung(Throwable timeout) {
        String until = Optional.ofNullable(Waiting.current())
                .map(what -> "was waiting for " + what + " when its time was up")
                .orElse("did not come back within its time limit");
        String where = withCauses(timeout)
                .map(Guide::place)
                .flatMap(Optional::stream)
                .findFirst()
                .map(place -> "; your code hangs at " + place)
                .orElse("");
        return "the test " + until + where;
    }

    /** Where in the code under test it happened: the innermost frame of this workshop that is not a test's. */
    private static Optional<String> place(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("workshop."))
                .filter(frame -> !isTest(frame))
                .findFirst()
                .map(frame -> frame.getMethodName() + " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")");
    }

    /** Tests and their helpers are loaded from another folder than the code that they judge. */
    private static boolean isTest(StackTraceElement frame) {
        try {
            return origin(Class.forName(frame.getClassName())).equals(origin(Guide.class));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static URL origin(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static Stream<Throwable> withCauses(Throwable failure) {
        Stream<Throwable> below = Stream.concat(
                Stream.ofNullable(failure.getCause()).flatMap(Guide::withCauses),
                Arrays.stream(failure.getSuppressed()).flatMap(Guide::withCauses));
        return Stream.concat(Stream.of(failure), below);
    }
}
