package judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Collects the results of the tests of one exercise, and ends the run when they are enough. */
final class Verdicts implements TestExecutionListener {

    private final Exercise exercise;
    private final Predicate<List<Verdict>> enough;
    private final CancellationToken cancellation = CancellationToken.create();
    private final List<Verdict> all = new ArrayList<>();
    private final Map<TestIdentifier, LeakCheck> before = new HashMap<>();
    private TestPlan plan;

    /**
     * Collects nothing yet.
     *
     * @param exercise the exercise whose tests run
     * @param enough is called after each test with the verdicts so far; it returns true to leave out the rest
     */
    Verdicts(Exercise exercise, Predicate<List<Verdict>> enough) {
        this.exercise = exercise;
        this.enough = enough;
    }

    /** The verdicts so far, in the order in which the tests ran. */
    List<Verdict> all() {
        return all;
    }

    /** Ends the run when it is cancelled. */
    CancellationToken cancellation() {
        return cancellation;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
        if (!plan.containsTests()) {
            add(new Verdict(exercise, "its tests are there", Optional.of("no test of this exercise is in src/test")));
        }
    }

    private void add(Verdict verdict) {
        all.add(verdict);
        if (enough.test(all)) {
            cancellation.cancel();
        }
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (isClass(test)) {
            before.put(test, new LeakCheck());
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        if (System.getProperty("os.name").equals("Linux") && !cancellation.isCancellationRequested()) {
            all.add(new Verdict(exercise(test), test.getDisplayName(), Optional.of("skipped: " + reason)));
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            // An assumption of the test: this host cannot show what the test is about.
            return;
        }
        Optional<String> failure = result.getThrowable().map(Verdicts::message);
        if (test.isTest() || failure.isPresent()) {
            add(new Verdict(exercise(test), test.getDisplayName(), failure));
        } else if (isClass(test) && passedSoFar(exercise(test))) {
            Optional<String> left = Optional.of(before.get(test).describe()).filter(described -> !described.isEmpty());
            left.ifPresent(described ->
                    all.add(new Verdict(exercise(test), "nothing outlives the tests", Optional.of(described))));
        }
    }

    private boolean passedSoFar(Exercise exercise) {
        return all.stream()
                .filter(verdict -> verdict.exercise().equals(exercise))
                .allMatch(Verdict::hasPassed);
    }

    private static boolean isClass(TestIdentifier test) {
        return test.isContainer() && Exercise.in(test.getDisplayName()).isPresent();
    }

    private static String message(Throwable failure) {
        return Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    }

    /** The exercise is in the display name of the test's class, unless the learner has written the class. */
    private Exercise exercise(TestIdentifier test) {
        return plan.getParent(test)
                .flatMap(parent -> Exercise.in(parent.getDisplayName()))
                .or(() -> Exercise.in(test.getDisplayName()))
                .orElse(exercise);
    }
}
