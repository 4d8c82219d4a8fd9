package cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the next hint of an exercise. */
@Command(
        name = "hint",
        description = "Shows the next hint of an exercise, one more each time.",
        mixinStandardHelpOptions = true)
final class HintCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "2.3", description = "The exercise. Without it, the current exercise.")
    private String exercise;

    @Option(names = "--again", description = "Begin with the first hint again.")
    private boolean again;

    @Override
    public Integer call() throws IOException {
        Course course = Course.read();
        var kept = new Kept();
        try (Console console = Console.open()) {
            Section section = Selection.one(course, exercise, new Progress());
            if (again) {
                kept.hintShown(section.exercise(), 0);
            }
            console.out().line(section.toString());
            console.out().line(Hints.next(kept, section));
        }
        return 0;
    }
}
