package cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import judge.Code;
import judge.Exercise;
import judge.Step;

/**
 * Which exercises pass. Only tests can tell, so a result holds for the very code and tests that gave it. The results are
 * kept in a folder below {@code target}, by the hash of code and tests.
 *
 * <p>Thread-safe.
 */
final class Progress {

    /** What is known about an exercise. */
    enum State {
        /** A {@code TODO} is left. */
        NOT_BEGUN,
        /** The code is not tested yet as it is now. */
        UNKNOWN,
        FAILS,
        PASSES
    }

    private static final Pattern TODO = Pattern.compile("UnsupportedOperationException\\(\\s*\"TODO (\\d\\.\\d+):");

    /** A learner may keep the {@code TODO} in one. To parse all files would take longer than to search them. */
    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^[^\"/\\n]*+//.*)");

    private static final Path RESULTS = Path.of(System.getProperty("output")).resolveSibling("results");

    /** The code of each step at its last look: what does not change is searched and hashed only once. */
    private final Map<Step, Seen> seen = new HashMap<>();

    private final Map<Exercise, Boolean> last = new HashMap<>();

    /**
     * Some code of a step.
     *
     * @param todos the exercises whose {@code TODO} the body of a method still throws
     * @param hash of the code and the tests
     */
    private record Seen(Code code, Set<Exercise> todos, String hash) {}

    /** What is known about an exercise, with the code that is on the disk now. */
    State of(Step step, Exercise exercise) {
        return of(step, Code.read(step.starter()), exercise);
    }

    /** What is known about an exercise with some code. */
    synchronized State of(Step step, Code code, Exercise exercise) {
        Seen now = seen(step, code);
        if (now.todos.contains(exercise)) {
            return State.NOT_BEGUN;
        }
        Optional<Boolean> result = result(now, exercise);
        result.ifPresent(passes -> last.put(exercise, passes));
        return result.map(passes -> passes ? State.PASSES : State.FAILS).orElse(State.UNKNOWN);
    }

    private static Optional<Boolean> result(Seen code, Exercise exercise) {
        Path file = RESULTS.resolve(code.hash);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // The last line about an exercise counts.
        return Step.read(file)
                .lines()
                .filter(line -> line.startsWith(exercise + " "))
                .reduce((earlier, later) -> later)
                .map(line -> line.endsWith("passes"));
    }

    /**
     * How many of these exercises of a step count as passed, with the code that is on the disk now. After a save, an exercise
     * counts as before, until its tests have run again. So it does while a file cannot be read.
     */
    synchronized long passed(Step step, List<Exercise> exercises) {
        Predicate<Exercise> passed;
        try {
            Code code = Code.read(step.starter());
            passed = exercise -> counts(exercise, of(step, code, exercise));
        } catch (UncheckedIOException e) {
            passed = exercise -> counts(exercise, State.UNKNOWN);
        }
        return exercises.stream().filter(passed).count();
    }

    private boolean counts(Exercise exercise, State state) {
        return state == State.PASSES || state == State.UNKNOWN && last.getOrDefault(exercise, false);
    }

    /** Keeps a result of tests. */
    synchronized void note(Step step, Code code, Exercise exercise, boolean passes) {
        last.put(exercise, passes);
        try {
            Files.createDirectories(RESULTS);
            Files.write(
                    RESULTS.resolve(seen(step, code).hash),
                    List.of(exercise + (passes ? " passes" : " fails")),
                    CREATE,
                    APPEND);
        } catch (IOException e) {
            // The disk is full, or nobody may write there. Then the next start tests the exercise again.
        }
    }

    private Seen seen(Step step, Code code) {
        Seen before = seen.get(step);
        if (before != null && before.code.equals(code)) {
            return before;
        }
        var now = new Seen(code, todos(code), code.with(Code.read(step.tests())).hash());
        seen.put(step, now);
        return now;
    }

    private static Set<Exercise> todos(Code code) {
        return code.files().values().stream()
                .map(text -> COMMENT.matcher(text).replaceAll(""))
                .flatMap(text -> TODO.matcher(text).results())
                .flatMap(todo -> Exercise.in(todo.group(1)).stream())
                .collect(Collectors.toSet());
    }
}
