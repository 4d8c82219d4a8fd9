package cli;

import cli.Output.Style;
import java.io.IOException;
import java.util.concurrent.Callable;
import judge.Code;
import judge.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the learner's solution beside the reference solution. */
@Command(
        name = "diff",
        description =
                "Shows your methods of an exercise, each line behind a <, and below each one the method of the reference"
                        + " solution, behind a >.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "2 | 2.3",
            description = "The step or the exercise. Without it, the current exercise.")
    private String what;

    @Override
    public Integer call() throws IOException {
        Course course = Course.read();
        try (Console console = Console.open()) {
            for (Section section : Selection.of(course, what, new Progress())) {
                if (!print(course.step(section.exercise()), section, console.out())) {
                    return 1;
                }
            }
            return 0;
        }
    }

    /** Prints it; false if a file of the learner is not Java. */
    static boolean print(Step step, Section section, Output out) {
        try {
            out.line(Style.BOLD, section.toString());
            Comparison.of(section.exercise(), step, Code.read(step.starter())).forEach(part -> print(part, out));
            return true;
        } catch (IllegalArgumentException e) {
            out.line(Style.RED, "A file of your " + step.folder() + " is not Java: " + e.getMessage());
            return false;
        }
    }

    private static void print(Comparison part, Output out) {
        out.line();
        if (part.same()) {
            out.line(Style.CYAN, part.title() + ": yours and the reference solution are the same.");
            return;
        }
        out.line(Style.CYAN, part.title());
        print(Style.PLAIN, "< ", "yours", part.yours(), out);
        print(Style.GREEN, "> ", "the reference solution", part.reference(), out);
    }

    private static void print(Style style, String sign, String whose, String code, Output out) {
        out.line(Style.DIM, sign + whose + (code.isEmpty() ? ": nothing" : ":"));
        code.lines().forEach(line -> out.code(style, sign, line));
    }
}
