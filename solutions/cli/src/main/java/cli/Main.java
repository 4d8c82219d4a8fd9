package cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import judge.Exercise;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The command {@code ./workshop}. Each subcommand is a class of its own. Without one, it watches the current exercise. */
@Command(
        name = "workshop",
        description = "Tests the current exercise at each save, and says what a failure means.%n",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            TestCommand.class,
            ListCommand.class,
            HintCommand.class,
            DiffCommand.class,
            CatchUpCommand.class,
            ResetCommand.class,
            UndoCommand.class,
            FoolCommand.class,
            DemoCommand.class,
            RaceCommand.class,
            ChatCommand.class,
            SocketsCommand.class,
            BenchmarksCommand.class,
            DoctorCommand.class,
        },
        footer = {"%nThe keys of watch mode are in its last line. docs/workshop.md says more."})
public final class Main implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "2 | 2.3",
            description = "The step or the exercise to begin with. Without it, the first exercise that does not pass.")
    private String start;

    private Main() {}

    /** Runs the command, and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Main())
                // An argument may begin with an @, such as a nickname in the chat.
                .setExpandAtFiles(false)
                .registerConverter(Exercise.class, exercise())
                .setExecutionExceptionHandler(Main::explain);
        withoutVersion(command);
        command.getSubcommands().values().forEach(Main::withoutVersion);
        return command;
    }

    /** The workshop has no versions: the option that picocli adds beside the help would print nothing. */
    private static void withoutVersion(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        Optional.ofNullable(spec.findOption("--version")).ifPresent(spec::remove);
    }

    private static ITypeConverter<Exercise> exercise() {
        return text -> Exercise.in(text)
                .filter(found -> found.toString().equals(text))
                .orElseThrow(() -> new TypeConversionException("\"" + text + "\" is no exercise, such as 2.3"));
    }

    /** Failures that are foreseen have words, and no stack trace. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof WrongArgumentException) {
            command.getErr().println(failure.getMessage());
            return command.getCommandSpec().exitCodeOnInvalidInput();
        }
        if (failure instanceof CommandException) {
            command.getErr().println(failure.getMessage());
            return 1;
        }
        throw failure;
    }

    @Override
    public Integer call() throws IOException {
        Course course = Course.read();
        try (Console console = Console.open();
                Checker checker = new Checker(new Progress())) {
            var kept = new Kept();
            if (start != null) {
                kept.pin(
                        Selection.of(course, start, checker.progress).getFirst().exercise());
            }
            new Watch(course, checker, kept, console).run();
        }
        return 0;
    }
}
