package workshop;

import java.net.URL;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Turns the failure of a test into one sentence for the learner. The sentence says what happened, and which section of
 * the guide explains it. The failure itself is attached as the cause: the report in {@code target/surefire-reports}
 * shows it.
 */
public final class Guide implements BeforeEachCallback, TestExecutionExceptionHandler {

    /** Without the quotation mark of an assertion that quotes the exception. */
    private static final Pattern TODO =
            Pattern.compile("(?m)UnsupportedOperationException: (TODO \\d\\.\\d+: .*?)\"?$");

    /**
     * The lines of a stack trace that AssertJ put into the error message of an assertion about an exception. A quotation
     * mark may follow.
     */
    private static final Pattern STACK_TRACE = Pattern.compile(
            "(\\R\\s*(at \\S+\\([^)]*\\)|\\.\\.\\. ?\\d+ more|\\.\\.\\.\\([^)]*\\)|Caused by: .*))+(\\R(?=\"))?");

    private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\p{Cntrl}");

    /** The titles of the classes that test an exercise begin with its number. */
    private static final Pattern TITLE = Pattern.compile("(\\d\\.\\d+) .*");

    /** A sentence of more characters is shortened. */
    private static final int LONG = 500;

    @Override
    public void beforeEach(ExtensionContext context) {
        Waiting.reset();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (failure instanceof TestAbortedException assumption) {
            // The test is skipped: this system cannot show what the test is about.
            throw assumption;
        }
        Optional<String> todo = withCauses(failure).flatMap(Guide::todo).findFirst();
        Optional<String> exercise = todo.map(Guide::exerciseOf).or(() -> exerciseOf(context));
        if (exercise.isEmpty()) {
            // The learner has written this test, and no section explains it.
            throw failure;
        }
        String words = inOneLine(todo.orElseGet(() -> sentence(failure)));
        String sentence = words.length() > LONG ? shortened(words) : words;
        String guide = context.getConfigurationParameter("workshop.guide").orElseThrow();
        var report = new AssertionFailedError(sentence + " → " + guide + ", section " + exercise.get(), failure);
        report.setStackTrace(failure.getStackTrace());
        throw report;
    }

    private static String inOneLine(String text) {
        String words = STACK_TRACE.matcher(text).replaceAll("").strip().replaceAll("\\s+", " ");
        // A terminal would obey such a character, or show nothing.
        return CONTROL_CHARACTER
                .matcher(words)
                .replaceAll(found -> "\\\\x%02x".formatted((int) found.group().charAt(0)));
    }

    /** Keeps the beginning and the end of what was expected, and of what came instead. */
    private static String shortened(String words) {
        return Arrays.stream(words.split("(?= but was: )"))
                .map(Guide::withoutMiddle)
                .collect(Collectors.joining());
    }

    private static String withoutMiddle(String words) {
        int head = LONG / 4;
        int tail = LONG / 8;
        int leftOut = words.length() - head - tail;
        return leftOut <= 0
                ? words
                : words.substring(0, head) + "… (" + leftOut + " characters) …" + words.substring(head + leftOut);
    }

    /** The exercise of the TODO. The test may belong to a later exercise, which needs this one. */
    private static String exerciseOf(String todo) {
        return todo.substring("TODO ".length(), todo.indexOf(':'));
    }

    private static Optional<String> exerciseOf(ExtensionContext context) {
        return Optional.ofNullable(context.getRequiredTestClass().getAnnotation(DisplayName.class))
                .map(title -> TITLE.matcher(title.value()))
                .filter(Matcher::matches)
                .map(title -> title.group(1));
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return timedOut(failure);
        }
        String main = failure instanceof AssertionError ? failure.getMessage() : describe(failure);
        return main
                + Arrays.stream(failure.getSuppressed())
                        .filter(suppressed -> !Objects.equals(suppressed.getMessage(), failure.getMessage()))
                        .map(suppressed -> "; also: " + describe(suppressed))
                        .distinct()
                        .collect(Collectors.joining());
    }

    /** The error messages of unsolved exercises, also those that an assertion about an exception quotes. */
    private static Stream<String> todo(Throwable failure) {
        return TODO.matcher(failure.toString()).results().map(match -> match.group(1));
    }

    private static String describe(Throwable failure) {
        boolean isAssertion = failure instanceof AssertionError;
        Throwable thrown = isAssertion && failure.getCause() != null ? failure.getCause() : failure;
        Throwable origin = initializationFailure(thrown).orElse(thrown);
        return (isAssertion ? failure.getMessage() : failure)
                + (origin == thrown ? "" : ", caused by " + origin)
                + codeLocation(origin)
                        .map(location -> ", thrown at " + location)
                        .orElse("");
    }

    /** What the static initializer of a class has thrown, if a use of the class fails because of that. */
    private static Optional<Throwable> initializationFailure(Throwable failure) {
        return failure instanceof ExceptionInInitializerError || failure instanceof NoClassDefFoundError
                ? Optional.ofNullable(failure.getCause())
                : Optional.empty();
    }

    /** JUnit's time limit has ended the test. JUnit attaches a cause with the stack trace of the thread that hangs. */
    private static String timedOut(Throwable timeout) {
        String until = Optional.ofNullable(Waiting.current())
                .map(awaited -> "was waiting for " + awaited + " when its time was up")
                .orElse("did not come back within its time limit");
        // If a callback of the test waits, the code that has called it does not hang.
        String hangsAt = Stream.ofNullable(timeout.getCause())
                .flatMap(thread -> frames(thread).limit(1))
                .filter(frame -> !isTest(frame))
                .findFirst()
                .map(frame -> "; your code hangs at " + location(frame))
                .orElse("");
        return "the test " + until + hangsAt;
    }

    /** The line of the learner's code that failed: the innermost stack frame of this workshop outside the tests. */
    private static Optional<String> codeLocation(Throwable failure) {
        return frames(failure).filter(frame -> !isTest(frame)).findFirst().map(Guide::location);
    }

    /** The stack frames of this workshop, the innermost first. */
    private static Stream<StackTraceElement> frames(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("workshop."));
    }

    private static String location(StackTraceElement frame) {
        // The compiler calls a lambda expression in the method "of" lambda$of$0.
        String method = frame.getMethodName().replaceFirst("^lambda\\$(\\w+)\\$\\d+$", "$1");
        return method + " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
    }

    /** The tests and their helpers are loaded from one folder, the code that they test from another. */
    private static boolean isTest(StackTraceElement frame) {
        try {
            // Without initializing it: what a static initializer has thrown would be thrown here again, in other words.
            Class<?> type = Class.forName(frame.getClassName(), false, Guide.class.getClassLoader());
            return classFolder(type).equals(classFolder(Guide.class));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static URL classFolder(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static Stream<Throwable> withCauses(Throwable failure) {
        Stream<Throwable> causes = Stream.concat(
                Stream.ofNullable(failure.getCause()).flatMap(Guide::withCauses),
                Arrays.stream(failure.getSuppressed()).flatMap(Guide::withCauses));
        return Stream.concat(Stream.of(failure), causes);
    }
}
