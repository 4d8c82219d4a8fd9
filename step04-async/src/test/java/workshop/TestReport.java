package workshop;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints the results of the tests when Maven runs them: a block for each test class, with its tests in the order in
 * which they ran. An IDE has a view of its own, so nothing is printed there. Thread-safe.
 */
public final class TestReport implements TestExecutionListener {

    /** A parameter of JUnit, which the root pom sets. */
    private static final String RUN_BY_MAVEN = "workshop.run-by-maven";

    /** A message of {@link Guide}: a sentence, and the section of the guide. */
    private static final Pattern SENTENCE_AND_SECTION = Pattern.compile("(.*) → (docs/\\S+, section \\S+)");

    private static final String NEW_LINE = "\n            ";

    private final Map<TestIdentifier, StringBuilder> blocks = new HashMap<>();
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private TestPlan plan;
    private boolean runByMaven;
    private String firstSection;

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan started) {
        plan = started;
        runByMaven =
                started.getConfigurationParameters().getBoolean(RUN_BY_MAVEN).orElse(false);
        counts.clear();
        firstSection = null;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        executionFinished(test, TestExecutionResult.aborted(new AssertionError(reason)));
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Status status = result.getStatus();
        TestIdentifier type = classOf(test);
        if (test.isTest() || status != Status.SUCCESSFUL) {
            counts.merge(status, 1, Integer::sum);
            String failure =
                    result.getThrowable().map(thrown -> lines(result, thrown)).orElse("");
            blocks.computeIfAbsent(type, found -> new StringBuilder(type.getDisplayName()))
                    .append("\n  %-8s  %s%s".formatted(word(status), nameIn(type, test), failure));
        }
        if (test.equals(type) && blocks.containsKey(type)) {
            print(blocks.remove(type));
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan finished) {
        String readFirst = firstSection == null ? "" : ". Begin with the first that fails: " + firstSection;
        print("\nTests: %d passed, %d failed, %d skipped%s"
                .formatted(count(Status.SUCCESSFUL), count(Status.FAILED), count(Status.ABORTED), readFirst));
    }

    /** Prints it in one call, since the lines of several JVMs would mix. */
    private void print(Object text) {
        if (runByMaven) {
            System.out.println(text);
        }
    }

    private int count(Status status) {
        return counts.getOrDefault(status, 0);
    }

    private static String word(Status status) {
        return switch (status) {
            case SUCCESSFUL -> "passes";
            case FAILED -> "FAILS";
            case ABORTED -> "skipped";
        };
    }

    /** The class of a test: the child of a test engine. */
    private TestIdentifier classOf(TestIdentifier test) {
        return plan.getParent(test)
                .filter(parent -> parent.getParentId().isPresent())
                .map(this::classOf)
                .orElse(test);
    }

    /** The display name of a test, after those of what has made it. */
    private String nameIn(TestIdentifier type, TestIdentifier test) {
        return plan.getParent(test)
                .filter(parent -> !parent.equals(type) && !test.equals(type))
                .map(parent -> nameIn(type, parent) + ": " + test.getDisplayName())
                .orElse(test.getDisplayName());
    }

    /** The words of a failure, and then where to read on; or, if they do not say that, the line of the test. */
    private String lines(TestExecutionResult result, Throwable failure) {
        boolean isSentence = failure instanceof AssertionError || result.getStatus() == Status.ABORTED;
        String message = isSentence ? String.valueOf(failure.getMessage()) : failure.toString();
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
