package cli;

import cli.Output.Style;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import judge.Code;
import judge.CompilationException;
import judge.Step;

/**
 * Checks the current exercise at each save, and obeys the keys.
 *
 * <p>Not thread-safe: {@link #run} uses one thread, and the checks another.
 */
final class Watch {

    /** The time between two looks at the files, at the keyboard and at the check. */
    private static final Duration POLL = Duration.ofMillis(30);

    private final Course course;
    private final Checker checker;
    private final Kept kept;
    private final Console console;
    private final Screen screen;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("checks").factory());

    /** The other exercises of the step, which a change may have broken. */
    private final Queue<Section> others = new ArrayDeque<>();

    /** Whether the results of all exercises of the step are printed, a line each. */
    private boolean lines;

    /** Whether the first exercise that does not pass is still looked for. */
    private boolean searching;

    private Section current;
    private Sources sources;
    private Code code;
    private Section checked;
    private Check check;
    private Future<CheckResult> result;

    Watch(Course course, Checker checker, Kept kept, Console console) {
        this.course = course;
        this.checker = checker;
        this.kept = kept;
        this.console = console;
        this.screen = new Screen(course, console.out());
    }

    /** Returns when the learner quits, or when there is no input any more and the last check has ended. */
    void run() {
        searching = kept.pinned().isEmpty();
        goTo(Selection.current(course, checker.progress));
        boolean wanted = true;
        while (wanted || result != null) {
            sources.changed().ifPresent(this::changed);
            if (result != null && result.isDone()) {
                show(result.resultNow());
            }
            if (wanted) {
                Optional<Key> key = console.key(POLL);
                wanted = !console.hasEnded() && key.filter(Key.QUIT::equals).isEmpty();
                key.ifPresent(this::obey);
            }
        }
    }

    private Progress.State state(Section section) {
        return checker.progress.of(course.step(section.exercise()), section.exercise());
    }

    private void goTo(Section section) {
        current = section;
        others.clear();
        sources = new Sources(course.step(section.exercise()));
    }

    private void changed(Code now) {
        code = now;
        lines = false;
        others.clear();
        check(current);
    }

    private void check(Section section) {
        if (check != null) {
            check.cancel();
        }
        checked = section;
        check = checker.check(course.step(section.exercise()), code, section.exercise(), true);
        result = worker.submit(check);
    }

    private void show(CheckResult of) {
        result = null;
        if (lines || !checked.equals(current)) {
            line(of);
        } else if (searching && hasPassed(of) && course.after(current).isPresent()) {
            goTo(course.after(current).orElseThrow());
        } else {
            searching = false;
            screen(of);
        }
        checkOthers();
    }

    private static boolean hasPassed(CheckResult of) {
        return of instanceof CheckResult.Tested tested && tested.hasPassed();
    }

    /** Shows the result of another exercise than the current one. Without a request, only a failure is worth a line. */
    private void line(CheckResult of) {
        if (hasPassed(of)) {
            if (lines) {
                console.out().line(Style.GREEN, Output.sign("✔ ", "") + checked + " passes");
            }
        } else if (!(of instanceof CheckResult.Cancelled)) {
            console.out().line(Style.RED, Output.sign("✘ ", "") + checked + " fails");
        }
    }

    /** Shows the result of the current exercise on a screen of its own. */
    private void screen(CheckResult of) {
        if (of instanceof CheckResult.Cancelled) {
            return;
        }
        console.clear();
        Step step = course.step(current.exercise());
        screen.header(current, counts(course.sectionsOf(step)), counts(course.sections()));
        switch (of) {
            case CheckResult.Tested tested -> tested(step, tested);
            case CheckResult.DoesNotCompile broken -> screen.doesNotCompile(step, broken.first());
            case CheckResult.Cancelled cancelled -> {}
        }
        console.out().line();
        console.out().line(Style.DIM, Key.legend());
    }

    private void tested(Step step, CheckResult.Tested tested) {
        if (tested.hasPassed()) {
            screen.success(current, tested.verdicts());
            course.sectionsOf(step).stream()
                    .filter(section -> state(section) == Progress.State.UNKNOWN)
                    .forEach(others::add);
        } else {
            screen.failure(step, code, current.exercise(), tested.firstFailure());
        }
        screen.printed(tested.printed());
    }

    private void checkOthers() {
        if (result == null && !others.isEmpty()) {
            check(others.remove());
        } else if (others.isEmpty()) {
            lines = false;
        }
    }

    private Screen.Counts counts(List<Section> sections) {
        long passed = sections.stream()
                .filter(section -> state(section) == Progress.State.PASSES)
                .count();
        return new Screen.Counts(passed, sections.size());
    }

    private void obey(Key key) {
        switch (key) {
            case NEXT -> course.after(current).ifPresent(this::pin);
            case PREVIOUS -> course.before(current).ifPresent(this::pin);
            case HINT -> console.out().line(Style.CYAN, Hints.next(kept, current));
            case LIST -> new ExerciseList(course, checker.progress, console.out()).print(current);
            case STEP -> testStep();
            case RERUN -> check(current);
            case SOCKETS -> showSockets();
            case DIFF -> DiffCommand.print(course.step(current.exercise()), current, console.out());
            case QUIT -> {}
        }
    }

    private void pin(Section section) {
        searching = false;
        kept.pin(section.exercise());
        goTo(section);
    }

    private void showSockets() {
        Step step = course.step(current.exercise());
        try {
            JudgeRequest request = JudgeRequest.of(step, code, current.exercise(), false);
            console.lend(() -> SocketView.show(checker.judges, request));
        } catch (CompilationException e) {
            screen.doesNotCompile(step, e.errors().getFirst());
        }
        check(current);
    }

    private void testStep() {
        lines = true;
        others.clear();
        others.addAll(course.sectionsOf(course.step(current.exercise())));
        checkOthers();
    }
}
