package cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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

    private static final Pattern TODO =
            Pattern.compile("(?m)^(?!\\s*//).*UnsupportedOperationException\\(\\s*\"TODO (\\d\\.\\d+):");

    private static final Path RESULTS = Path.of(System.getProperty("output")).resolveSibling("results");

    /** The code of each step at its last look, so that an unchanged step is hashed only once. */
    private final Map<Step, Seen> seen = new HashMap<>();

    private final Map<Exercise, Boolean> last = new HashMap<>();

    private record Seen(Code code, String hash) {}

    /** What is known about an exercise, with the code that is on the disk now. */
    State of(Step step, Exercise exercise) {
        return of(step, Code.read(step.starter()), exercise);
    }

    /** What is known about an exercise with some code. */
    synchronized State of(Step step, Code code, Exercise exercise) {
        if (isTodo(code, exercise)) {
            return State.NOT_BEGUN;
        }
        Optional<Boolean> result = result(step, code, exercise);
        result.ifPresent(passes -> last.put(exercise, passes));
        return result.map(passes -> passes ? State.PASSES : State.FAILS).orElse(State.UNKNOWN);
    }

    /** Whether the body of a method still throws the {@code TODO} of this exercise. */
    private static boolean isTodo(Code code, Exercise exercise) {
        Collection<String> files = code.files().values();
        return files.stream()
                .flatMap(text -> TODO.matcher(text).results())
                .anyMatch(todo -> todo.group(1).equals(exercise.toString()));
    }

    private Optional<Boolean> result(Step step, Code code, Exercise exercise) {
        Path file = RESULTS.resolve(hash(step, code));
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
     * Whether an exercise counts as passed. After a save, it counts as before, until its tests have run again. So it does while a
     * file cannot be read.
     */
    synchronized boolean counts(Step step, Exercise exercise) {
        State state;
        try {
            state = of(step, exercise);
        } catch (UncheckedIOException e) {
            state = State.UNKNOWN;
        }
        return state == State.PASSES || state == State.UNKNOWN && last.getOrDefault(exercise, false);
    }

    /** Keeps a result of tests. */
    synchronized void note(Step step, Code code, Exercise exercise, boolean passes) {
        last.put(exercise, passes);
        try {
            Files.createDirectories(RESULTS);
            Files.write(
                    RESULTS.resolve(hash(step, code)),
                    List.of(exercise + (passes ? " passes" : " fails")),
                    CREATE,
                    APPEND);
        } catch (IOException e) {
            // The disk is full, or nobody may write there. Then the next start tests the exercise again.
        }
    }

    private String hash(Step step, Code code) {
        Seen last = seen.get(step);
        if (last == null || !last.code.equals(code)) {
            last = new Seen(code, code.with(Code.read(step.tests())).hash());
            seen.put(step, last);
        }
        return last.hash;
    }
}
