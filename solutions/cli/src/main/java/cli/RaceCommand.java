package cli;

import java.util.concurrent.Callable;
import judge.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs step 5's demo, which is the race: docs/step05-zero-copy.md. */
@Command(
        name = "race",
        description = "Runs the demo of step 5: a race of your consumer against a naive one.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RaceCommand implements Callable<Integer> {

    @Mixin
    private DemoOptions options;

    @Override
    public Integer call() throws InterruptedException {
        return options.run(Step.all().getLast());
    }
}
