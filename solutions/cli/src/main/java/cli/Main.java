package cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

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
            PlanCommand.class,
            SlidesCommand.class,
            BoardCommand.class,
            BundleCommand.class,
        },
        footer = {"%nThe keys of watch mode are in its last line. docs/workshop.md says more."})
public final class Main implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "2 | 2.3",
            description = "The step or the exercise to begin with. Without it, the first exercise that does not pass.")
    private String start;

    @Mixin
    private BoardOptions board;

    private Main() {}

    /** Runs the command, and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(exitCode(args));
    }

    private static int exitCode(String[] args) {
        try {
            return commandLine().execute(args);
        } catch (NoClassDefFoundError deleted) {
            System.err.println("A class of this command is missing: " + deleted.getMessage()
                    + ". Perhaps \"mvn clean\" has deleted it, or a new build. Start the command again.");
            return 1;
        }
    }

    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Main())
                // An argument may begin with an @, such as a nickname in the chat.
                .setExpandAtFiles(false)
                .setExecutionStrategy(Main::execute)
                .setParameterExceptionHandler(Main::explain)
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

    /** Without this, picocli would ignore a number or an option before a subcommand. */
    private static int execute(ParseResult parsed) {
        if (parsed.hasSubcommand() && BoardOptions.in(parsed)) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "Type the subcommand first, as in ./workshop test --board 192.0.2.7:33334 --name ada.");
        }
        if (parsed.hasSubcommand() && parsed.hasMatchedPositional(0)) {
            String number = parsed.matchedPositionalValue(0, "");
            String subcommand = parsed.subcommand().commandSpec().name();
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    number.matches("\\d.*")
                            ? "Type the subcommand first, as in ./workshop " + subcommand + " " + number + "."
                            : "\"" + number + "\" is no subcommand.");
        }
        return new RunLast().execute(parsed);
    }

    /** A wrong command line is answered in a line or two. The whole help would hide the answer. */
    private static int explain(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        boolean isNoSubcommand = command.getParent() == null
                && wrong instanceof UnmatchedArgumentException
                && args[0].matches("[^-\\d].*");
        if (isNoSubcommand) {
            command.getErr().println("\"" + args[0] + "\" is no subcommand. ./workshop --help shows all of them.");
        } else {
            command.getErr().println(wrong.getMessage());
            command.getErr()
                    .println("./" + command.getCommandSpec().qualifiedName() + " --help shows what can be typed.");
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Failures that are foreseen have words, and no stack trace. */
    private static int explain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof WrongArgumentException) {
            command.getErr().println(failure.getMessage());
            return command.getCommandSpec().exitCodeOnInvalidInput();
        }
        String words = switch (failure) {
            case CommandException foreseen -> foreseen.getMessage();
            case UncheckedIOException file -> FileTrouble.words(file.getCause()) + ".";
            case IOException file -> FileTrouble.words(file) + ".";
            default -> throw failure;
        };
        command.getErr().println(words);
        return 1;
    }

    @Override
    public Integer call() throws IOException {
        Course course = Course.read();
        try (Console console = Console.withKeys();
                Checker checker = new Checker(new Progress())) {
            var kept = new Kept();
            if (start != null) {
                kept.pin(first(course).exercise());
            }
            new Watch(course, checker, kept, console, board.open(course)).run();
        }
        return 0;
    }

    private Section first(Course course) {
        if (!start.matches("\\d.*")) {
            throw new WrongArgumentException("\"" + start
                    + "\" is no subcommand, no step and no exercise. ./workshop --help shows all subcommands.");
        }
        return Selection.of(course, start, new Progress()).getFirst();
    }
}
