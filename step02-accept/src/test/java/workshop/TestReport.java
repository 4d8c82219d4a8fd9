package workshop;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Prints the results of the tests when Maven runs them: a block for each test class, with its tests in the order in
 * which they ran. An IDE has a view of its own, so nothing is printed there. Thread-safe.
 */
public final class TestReport
        implements TestInstancePreConstructCallback, BeforeAllCallback, TestWatcher, InvocationInterceptor {

    /** A parameter of JUnit, which the root pom sets. */
    private static final String RUN_BY_MAVEN = "workshop.run-by-maven";

    private static final Namespace NAMESPACE = Namespace.create(TestReport.class);

    /** A message of {@link Guide}: a sentence, and the section of the guide. */
    private static final Pattern SENTENCE_AND_SECTION = Pattern.compile("(.*) → (docs/\\S+, section \\S+)");

    private static final String NEW_LINE = "\n            ";

    private enum Result {
        PASSES("passes"),
        FAILS("FAILS"),
        SKIPPED("skipped");

        private final String word;

        Result(String word) {
            this.word = word;
        }
    }

    private final Map<Class<?>, StringBuilder> blocks = new HashMap<>();
    private final Map<Result, Integer> counts = new EnumMap<>(Result.class);
    private String firstSection;

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext created, ExtensionContext context) {
        begin(classOf(context));
    }

    @Override
    public void beforeAll(ExtensionContext type) {
        begin(type);
    }

    /** JUnit closes what a store holds when the class, or the whole run, has ended. */
    private void begin(ExtensionContext type) {
        store(type.getRoot()).computeIfAbsent("run", key -> (AutoCloseable) () -> runEnded(type));
        store(type).computeIfAbsent(type.getRequiredTestClass(), key -> (AutoCloseable) () -> classEnded(type));
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    @Override
    public void testSuccessful(ExtensionContext test) {
        add(Result.PASSES, test, nameOf(test), "");
    }

    @Override
    public void testFailed(ExtensionContext test, Throwable failure) {
        failed(test, nameOf(test), failure);
    }

    @Override
    public void testAborted(ExtensionContext test, Throwable assumption) {
        add(Result.SKIPPED, test, nameOf(test), wrapped(String.valueOf(assumption.getMessage())));
    }

    @Override
    public void testDisabled(ExtensionContext test, Optional<String> reason) {
        add(Result.SKIPPED, test, nameOf(test), wrapped(reason.orElse("disabled")));
    }

    /** JUnit does not tell a {@link TestWatcher} of the tests that a factory makes. */
    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext made, ExtensionContext test) throws Throwable {
        try {
            invocation.proceed();
            testSuccessful(test);
        } catch (Throwable failure) {
            testFailed(test, failure);
            throw failure;
        }
    }

    /** Nor does it tell of a factory that fails itself. */
    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext factory)
            throws Throwable {
        try {
            return invocation.proceed();
        } catch (Throwable failure) {
            testFailed(factory, failure);
            throw failure;
        }
    }

    private void failed(ExtensionContext test, String name, Throwable failure) {
        add(Result.FAILS, test, name, lines(failure));
    }

    private synchronized void add(Result result, ExtensionContext test, String name, String lines) {
        ExtensionContext type = classOf(test);
        counts.merge(result, 1, Integer::sum);
        blocks.computeIfAbsent(type.getRequiredTestClass(), found -> new StringBuilder(type.getDisplayName()))
                .append("\n  %-8s  %s%s".formatted(result.word, name, lines));
    }

    private synchronized void classEnded(ExtensionContext type) {
        type.getExecutionException().ifPresent(failure -> failed(type, "the test class", failure));
        StringBuilder block = blocks.remove(type.getRequiredTestClass());
        if (block != null) {
            print(type, block);
        }
    }

    private synchronized void runEnded(ExtensionContext context) {
        String readFirst = firstSection == null ? "" : ". Begin with the first that fails: " + firstSection;
        print(
                context,
                "\nTests: %d passed, %d failed, %d skipped%s"
                        .formatted(count(Result.PASSES), count(Result.FAILS), count(Result.SKIPPED), readFirst));
    }

    /** Prints it in one call, since the lines of several JVMs would mix. */
    private static void print(ExtensionContext context, Object text) {
        if (context.getConfigurationParameter(RUN_BY_MAVEN)
                .filter("true"::equals)
                .isPresent()) {
            System.out.println(text);
        }
    }

    private int count(Result result) {
        return counts.getOrDefault(result, 0);
    }

    private static ExtensionContext classOf(ExtensionContext context) {
        return context.getTestMethod().isEmpty() && context.getTestClass().isPresent()
                ? context
                : classOf(context.getParent().orElseThrow());
    }

    /** The display name of a test, after those of what has made it. */
    private static String nameOf(ExtensionContext test) {
        return test.getParent()
                .filter(parent -> !parent.equals(classOf(test)))
                .map(parent -> nameOf(parent) + ": " + test.getDisplayName())
                .orElse(test.getDisplayName());
    }

    /** The words of a failure, and then where to read on; or, if they do not say that, the line of the test. */
    private String lines(Throwable failure) {
        String message = failure instanceof AssertionError ? String.valueOf(failure.getMessage()) : failure.toString();
        Matcher guided = SENTENCE_AND_SECTION.matcher(message);
        if (!guided.matches()) {
            return wrapped(message)
                    + lineOf(failure).map(line -> NEW_LINE + "at " + line).orElse("");
        }
        if (firstSection == null) {
            firstSection = guided.group(2);
        }
        return wrapped(guided.group(1)) + NEW_LINE + "read " + guided.group(2);
    }

    /** Breaks lines at the first blank after 90 characters. */
    private static String wrapped(String text) {
        return text.replaceAll("(.{1,90}\\S*)(\\s+|$)", NEW_LINE + "$1");
    }

    private static Optional<String> lineOf(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
                .filter(frame -> String.valueOf(frame.getFileName()).matches(".*(Test|Proof)\\.java"))
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .findFirst();
    }
}
