package cli;

import cli.Output.Style;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import judge.Code;
import judge.Exercise;
import judge.Mistake;
import judge.Step;
import judge.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets the learner guess which test sees a wrong solution. */
@Command(
        name = "fool",
        description = {
            "Shows a wrong solution of an exercise that you have solved. You guess which test fails first. Then the tests run.",
            "%nYour own files stay as they are.%n"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class FoolCommand implements Callable<Integer> {

    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in));

    @Parameters(paramLabel = "2.3", description = "The exercise.")
    private String what;

    @Option(names = "--seed", description = "The same number picks the same wrong solution.")
    private Long seed;

    @Option(names = "--anyway", description = "Show a wrong solution of an exercise that does not pass yet too.")
    private boolean anyway;

    @Override
    public Integer call() throws IOException {
        Course course = Course.read();
        Exercise exercise = Selection.one(course, what, null).exercise();
        Step step = course.step(exercise);
        try (Console console = Console.open();
                Checker checker = new Checker(new Progress())) {
            Output out = console.out();
            Optional<List<String>> tests = tests(checker, step, Code.read(step.starter()), exercise);
            if (tests.isEmpty() && !anyway) {
                out.line(
                        Style.YELLOW,
                        exercise + " does not pass yet, and a wrong solution shows much of the right one.");
                out.line("This command shows one all the same: ./workshop fool " + exercise + " --anyway");
                return 1;
            }
            Optional<Mistake> mistake = Fool.pick(step, exercise, seed == null ? new Random() : new Random(seed));
            if (mistake.isEmpty()) {
                out.line("This system can show no wrong solution of " + exercise + ".");
                return 1;
            }
            new Fool(course, checker, out, this::line)
                    .play(
                            step,
                            mistake.get(),
                            tests.or(() -> tests(checker, step, Code.read(step.solution()), exercise))
                                    .orElseThrow());
            return 0;
        }
    }

    /** The names of the tests of the exercise; empty if not all of them pass. */
    private Optional<List<String>> tests(Checker checker, Step step, Code code, Exercise exercise) {
        return checker.check(step, code, exercise, false).call() instanceof CheckResult.Tested tested
                        && tested.hasPassed()
                ? Optional.of(tested.verdicts().stream().map(Verdict::test).toList())
                : Optional.empty();
    }

    private Optional<String> line() {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
