package cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code ./workshop}. Each subcommand is a class of its own; without one, it watches the current exercise. */
@Command(
        name = "workshop",
        description = "Tests your solutions of the exercises while you write them, and starts the programs of the workshop.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {CommandLine.HelpCommand.class})
public final class Main implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs the command, and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        spec.commandLine().usage(out);
        return 0;
    }
}
