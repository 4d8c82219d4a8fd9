package cli;

import cli.Output.Style;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import judge.Code;
import judge.Step;
import picocli.CommandLine.Command;

/** Shows all exercises. What is not tested yet is tested first. */
@Command(
        name = "list",
        description = "Shows all exercises: which pass, which fail, which are not begun, and where you are.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        Course course = Course.read();
        try (Console console = Console.open();
                Checker checker = new Checker(new Progress())) {
            testUnknown(course, checker, console.out());
            new ExerciseList(course, checker.progress, console.out())
                    .print(Selection.current(course, checker.progress, new Kept()));
        }
        return 0;
    }

    private static void testUnknown(Course course, Checker checker, Output out) {
        List<Section> unknown = course.sections().stream()
                .filter(section -> checker.progress.of(course.step(section.exercise()), section.exercise())
                        == Progress.State.UNKNOWN)
                .toList();
        Set<Step> broken = new HashSet<>();
        for (Section section : unknown) {
            Step step = course.step(section.exercise());
            if (broken.contains(step)) {
                continue;
            }
            out.line(Style.DIM, "testing " + section);
            CheckResult result = checker.check(step, Code.read(step.starter()), section.exercise(), true)
                    .call();
            if (result instanceof CheckResult.DoesNotCompile error) {
                broken.add(step);
                out.line(Style.YELLOW, step.folder() + " does not compile: " + error.first());
            }
        }
    }
}
