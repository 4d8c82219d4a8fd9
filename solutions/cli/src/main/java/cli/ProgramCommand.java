package cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** A subcommand that starts a program of the workshop, and passes on to it all that was typed. */
abstract class ProgramCommand implements Callable<Integer> {

    private final Program program;

    @Spec
    private CommandSpec spec;

    /** Without it, picocli would refuse the program's arguments. */
    @Unmatched
    private List<String> ignored;

    ProgramCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException {
        return program.run(spec.qualifiedName(), arguments());
    }

    /** All arguments after the subcommand's name. They are as they were typed, while picocli would leave out {@code --}. */
    private List<String> arguments() {
        List<String> typed = spec.root().commandLine().getParseResult().originalArgs();
        int names = spec.qualifiedName().split(" ").length - 1;
        return typed.subList(names, typed.size());
    }
}
