package cli;

import cli.Output.Style;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import judge.Code;
import judge.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tests once. */
@Command(
        name = "test",
        description = "Tests an exercise, a step or all steps once.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all tests pass",
            "1:a test fails, or the code does not compile",
            "2:the command line is wrong"
        })
final class TestCommand implements Callable<Integer> {

    /** How long the end of the command may wait for a class board that is slow. */
    private static final Duration BOARD_LIMIT = Duration.ofSeconds(1);

    @Parameters(
            arity = "0..1",
            paramLabel = "2 | 2.3",
            description = "The step or the exercise. Without it, the current exercise.")
    private String what;

    @Option(names = "--all", description = "Test all steps.")
    private boolean all;

    @Mixin
    private BoardOptions boardOptions;

    @Override
    public Integer call() throws IOException {
        if (all && what != null) {
            throw new WrongArgumentException("Type --all, or a step or an exercise, and not both.");
        }
        Course course = Course.read();
        Optional<BoardClient> board = boardOptions.open(course);
        try (Console console = Console.open();
                Checker checker = new Checker(new Progress())) {
            List<Section> sections = all ? course.sections() : Selection.of(course, what, checker.progress);
            boolean alone = sections.size() == 1;
            boolean passed = true;
            for (Section section : sections) {
                passed &= test(course, checker, board, console.out(), section, alone);
            }
            board.ifPresent(client -> tell(client, console.out()));
            return passed ? 0 : 1;
        }
    }

    private static void tell(BoardClient board, Output out) {
        board.flush(BOARD_LIMIT);
        board.news().ifPresent(news -> out.line(Style.DIM, news));
    }

    private static boolean test(
            Course course, Checker checker, Optional<BoardClient> board, Output out, Section section, boolean alone) {
        Step step = course.step(section.exercise());
        Code code = Code.read(step.starter());
        var screen = new Screen(course, out);
        CheckResult result = checker.check(step, code, section.exercise(), true).call();
        board.ifPresent(client -> client.report(section.exercise(), result));
        if (result instanceof CheckResult.Tested tested && tested.hasPassed()) {
            if (alone) {
                screen.success(section, tested.verdicts(), "Type ./workshop to go on.");
            } else {
                out.line(Style.GREEN, Output.sign("✔ ", "") + section + " passes");
            }
            return true;
        }
        switch (result) {
            case CheckResult.Tested tested -> {
                out.line(Style.BOLD, section.toString());
                screen.failure(step, code, section.exercise(), tested.firstFailure());
                screen.printed(tested.printed());
                if (alone
                        && Screen.todo(tested.firstFailure().failure().orElseThrow())
                                .isEmpty()) {
                    brokenBefore(course, checker, code, section).ifPresent(broken -> {
                        out.line();
                        out.line(
                                Style.YELLOW,
                                broken + " comes before it, and does not pass either. Begin there: ./workshop test "
                                        + broken.exercise());
                    });
                }
            }
            case CheckResult.DoesNotCompile broken -> screen.doesNotCompile(step, section.exercise(), broken.first());
            case CheckResult.Cancelled cancelled -> throw new IllegalStateException("only watch mode cancels a check");
        }
        out.line();
        return false;
    }

    /** The first exercise of the step before this one that was solved and does not pass: its methods may be the reason. */
    private static Optional<Section> brokenBefore(Course course, Checker checker, Code code, Section section) {
        Step step = course.step(section.exercise());
        return course.sectionsOf(step).stream()
                .filter(before -> before.exercise().compareTo(section.exercise()) < 0)
                .filter(before -> switch (checker.progress.of(step, code, before.exercise())) {
                    case PASSES, NOT_BEGUN -> false;
                    case FAILS -> true;
                    case UNKNOWN ->
                        !checker.check(step, code, before.exercise(), true)
                                .call()
                                .hasPassed();
                })
                .findFirst();
    }
}
