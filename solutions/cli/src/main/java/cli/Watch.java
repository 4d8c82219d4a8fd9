package cli;

import cli.Output.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import judge.Exercise;
import judge.Step;

/**
 * Checks the current exercise at each save, and obeys the keys.
 *
 * <p>Not thread-safe: {@link #run} uses one thread, and the checks another.
 */
final class Watch {

    /** The time between two looks at the files, at the keyboard and at the check. */
    private static final Duration POLL = Duration.ofMillis(30);

    /** After this time, a line says that the tests are still running. */
    private static final Duration LONG = Duration.ofSeconds(1);

    private final Course course;
    private final Checker checker;
    private final Kept kept;
    private final Console console;
    private final Optional<BoardClient> board;
    private final Screen screen;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("checks").factory());

    /** The other exercises of the step, which a change may have broken. */
    private final Queue<Section> others = new ArrayDeque<>();

    /** Whether the results of all exercises of the step are printed, a line each. */
    private boolean lines;

    /** Whether the current exercise passes. */
    private boolean passes;

    /** How many exercises of the step pass, as the screen says. */
    private Screen.Counts shown;

    /** Whether the first exercise that does not pass is still looked for. */
    private boolean searching;

    /** The file that could not be read, in words; null if all could be. */
    private String trouble;

    private Section current;
    private Sources sources;
    private Code code;
    private Section checked;
    private Check check;
    private Future<CheckResult> result;

    /** When the check began, a value of {@link System#nanoTime}. */
    private long begin;

    /** Whether a line says that the tests of this check are running. */
    private boolean announced;

    Watch(Course course, Checker checker, Kept kept, Console console, Optional<BoardClient> board) {
        this.course = course;
        this.checker = checker;
        this.kept = kept;
        this.console = console;
        this.board = board;
        this.screen = new Screen(course, console.out());
    }

    /** Returns when the learner quits, or when there is no input any more and the last check has ended. */
    void run() {
        searching = kept.pinned().isEmpty();
        goTo(Selection.current(course, checker.progress, kept));
        boolean wanted = true;
        while (wanted || result != null) {
            console.refresh();
            try {
                look();
                if (wanted) {
                    Optional<Key> key = console.key(POLL);
                    if (key.equals(Optional.of(Key.QUIT))) {
                        return;
                    }
                    wanted = !console.hasEnded();
                    key.ifPresent(this::obey);
                }
            } catch (UncheckedIOException e) {
                explain(e.getCause());
            }
        }
    }

    private void look() {
        if (result != null && result.isDone()) {
            Future<CheckResult> ended = result;
            result = null;
            if (ended.state() == Future.State.FAILED) {
                fail(ended.exceptionNow());
            }
            show(ended.resultNow());
        }
        announce();
        tellOfBoard();
        sources.changed().ifPresent(this::changed);
    }

    private static void fail(Throwable thrown) {
        switch (thrown) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(thrown);
        }
    }

    /** The old result stays on the screen until there is a new one. So the learner must see that the tests are running. */
    private void announce() {
        boolean isLong = result != null && System.nanoTime() - begin > LONG.toNanos();
        if (isLong && !announced && checked.equals(current)) {
            announced = true;
            console.out().line(Style.DIM, "The tests of " + current.exercise() + " are running.");
        }
    }

    /** Below the first result: before it, nobody would have the time to read the line. */
    private void tellOfBoard() {
        if (shown != null) {
            board.flatMap(BoardClient::news).ifPresent(news -> console.out().line(Style.DIM, news));
        }
    }

    /** Says once which file cannot be read or written. */
    private void explain(IOException e) {
        String words = FileTrouble.words(e) + ".";
        if (!words.equals(trouble)) {
            trouble = words;
            console.out().line();
            console.out().line(Style.YELLOW, words);
        }
    }

    /** What is known about an exercise of the step, with the code that was checked: the file may be gone at this moment. */
    private Progress.State state(Section section) {
        return checker.progress.of(course.step(section.exercise()), code, section.exercise());
    }

    private void goTo(Section section) {
        if (check != null) {
            check.cancel();
            result = null;
        }
        current = section;
        others.clear();
        sources = new Sources(course.step(section.exercise()));
    }

    private void changed(Code now) {
        trouble = null;
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
        begin = System.nanoTime();
        announced = false;
    }

    private void show(CheckResult of) {
        if (!lines && checked.equals(current)) {
            board.ifPresent(client -> client.report(checked.exercise(), of));
        }
        if (lines || !checked.equals(current)) {
            line(of);
        } else if (searching && of.hasPassed() && course.after(current).isPresent()) {
            goTo(course.after(current).orElseThrow());
            return;
        } else {
            searching = false;
            screen(of);
        }
        checkOthers();
    }

    /** Shows the result of one of several exercises in a line. */
    private void line(CheckResult of) {
        boolean fails = !of.hasPassed() && !(of instanceof CheckResult.Cancelled);
        if (lines || fails && matters(checked)) {
            line(checked);
        }
    }

    /** Whether the learner is told that another exercise fails. While the current one fails too, it may need the earlier ones. */
    private boolean matters(Section other) {
        return passes || other.exercise().compareTo(current.exercise()) < 0;
    }

    private void line(Section section) {
        Progress.State state = state(section);
        console.out().line(ExerciseList.style(state), section + ": " + ExerciseList.words(state));
    }

    /** Shows the result of the current exercise on a screen of its own. */
    private void screen(CheckResult of) {
        if (of instanceof CheckResult.Cancelled) {
            return;
        }
        passes = of.hasPassed();
        console.clear();
        Step step = course.step(current.exercise());
        shown = passedInStep();
        screen.header(current, shown, passed(course.steps()));
        switch (of) {
            case CheckResult.Tested tested -> tested(step, tested);
            case CheckResult.DoesNotCompile broken -> screen.doesNotCompile(step, current.exercise(), broken.first());
            case CheckResult.Cancelled cancelled -> {}
        }
        screen.legend();
        if (!kept.isWritten()) {
            console.out()
                    .line(
                            Style.YELLOW,
                            ".workshop cannot be written: the next start does not know which exercise you have chosen.");
        }
        known(Progress.State.FAILS).stream().filter(this::matters).forEach(this::line);
    }

    private void tested(Step step, CheckResult.Tested tested) {
        if (passes) {
            screen.success(current, tested.verdicts(), "Press n.");
        } else {
            screen.failure(step, code, current.exercise(), tested.firstFailure());
        }
        screen.printed(tested.printed());
        others.addAll(known(Progress.State.UNKNOWN));
    }

    /** The other exercises of the step of which this is known. */
    private List<Section> known(Progress.State state) {
        return course.sectionsOf(course.step(current.exercise())).stream()
                .filter(section -> !section.equals(current) && state(section) == state)
                .toList();
    }

    private void checkOthers() {
        if (result == null && !others.isEmpty()) {
            check(others.remove());
        } else if (lines && others.isEmpty()) {
            lines = false;
            screen.legend();
        } else if (result == null && !checked.equals(current) && !passedInStep().equals(shown)) {
            // The header counted the other exercises as before the save.
            shown = passedInStep();
            screen.progress(current, shown, passed(course.steps()));
        }
    }

    private Screen.Counts passedInStep() {
        return passed(List.of(course.step(current.exercise())));
    }

    private Screen.Counts passed(List<Step> steps) {
        long passed = 0;
        long all = 0;
        for (Step step : steps) {
            List<Exercise> exercises =
                    course.sectionsOf(step).stream().map(Section::exercise).toList();
            passed += checker.progress.passed(step, exercises);
            all += exercises.size();
        }
        return new Screen.Counts(passed, all);
    }

    private void obey(Key key) {
        switch (key) {
            case NEXT -> course.after(current).ifPresent(this::pin);
            case PREVIOUS -> course.before(current).ifPresent(this::pin);
            case HINT -> print(() -> console.out().line(Style.CYAN, Hints.next(kept, current)));
            case LIST -> print(() -> new ExerciseList(course, checker.progress, console.out()).print(current));
            case STEP -> testStep();
            case RERUN -> check(current);
            case SOCKETS -> showSockets();
            case DIFF -> print(() -> DiffCommand.print(course.step(current.exercise()), current, console.out()));
            case QUIT -> {}
        }
    }

    /** Prints below the result of the check, and names the keys again. */
    private void print(Runnable text) {
        console.out().line();
        text.run();
        screen.legend();
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
            screen.doesNotCompile(step, current.exercise(), e.errors().getFirst());
        }
        check(current);
    }

    private void testStep() {
        console.out().line();
        lines = true;
        others.clear();
        others.addAll(course.sectionsOf(course.step(current.exercise())));
        check(others.remove());
    }
}
