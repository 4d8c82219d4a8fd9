package cli;

import java.util.concurrent.Callable;
import judge.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs what a step has built. */
@Command(
        name = "demo",
        description = "Runs the demo of a step with your code. Ctrl-C ends it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STEP", description = "The number of the step, from 1 to 5.")
    private String number;

    @Mixin
    private DemoOptions options;

    @Option(
            names = "--server",
            description = "Run the server of step 3's demo. Without it, step 3's demo is the client.")
    private boolean server;

    @Override
    public Integer call() throws InterruptedException {
        Step step = Selection.step(Course.read(), number);
        if (!server) {
            return options.run(step);
        }
        Demo demo = options.demo(step);
        String mainClass = demo.mainClass() + "Server";
        if (!demo.has(mainClass)) {
            throw new ParameterException(spec.commandLine(), "Only the demo of step 3 has a server of its own.");
        }
        return options.run(demo, mainClass);
    }
}
