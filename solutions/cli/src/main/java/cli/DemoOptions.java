package cli;

import java.util.List;
import judge.Step;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of all demos. */
final class DemoOptions {

    private static final int MAX_PORT = 65_535;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--solution", description = "Run the reference solution in place of your code.")
    private boolean solution;

    @Option(
            names = {"--port", "-Dport"},
            paramLabel = "PORT",
            description = "Another port than 33333. With 0, the system chooses one.")
    private Integer port;

    /** Runs the step's demo, and returns its exit code. */
    int run(Step step) throws InterruptedException {
        Demo demo = demo(step);
        return run(demo, demo.mainClass());
    }

    /** Runs another program of the step's code. */
    int run(Demo demo, String mainClass) throws InterruptedException {
        return demo.run(mainClass, jvmOptions());
    }

    Demo demo(Step step) {
        return Demo.of(step, solution);
    }

    private List<String> jvmOptions() {
        if (port == null) {
            return List.of();
        }
        checkPort(port, spec);
        return List.of("-Dport=" + port);
    }

    /** Refuses a number that is no port. */
    static void checkPort(int port, CommandSpec spec) {
        if (port < 0 || port > MAX_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "--port is " + port + ", but must be a number from 0 to " + MAX_PORT);
        }
    }
}
