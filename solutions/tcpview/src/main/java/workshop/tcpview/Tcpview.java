package workshop.tcpview;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import org.jline.utils.InfoCmp;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import workshop.tcpview.View.Row;

/** The command line: which sockets to show, and whether once or live. */
@Command(
        name = "tcpview",
        description = "Shows the TCP sockets of a port or of a process while they open, change and close.%n",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:sockets were shown",
            "  1:there was no socket to print, or there is no such process",
            "  2:an option is unknown or out of its range",
            "  3:the sockets cannot be read, or you may not read them",
            "130:Ctrl-C ended the live table; q ends it with 0"
        },
        footer = {
            "%nExamples:",
            "  ${COMMAND-NAME}                       port 33333, live",
            "  ${COMMAND-NAME} --port 4222           another port",
            "  ${COMMAND-NAME} --pid 4711            all sockets of one process",
            "  ${COMMAND-NAME} --once | grep WAIT    once, as plain text"
        })
public final class Tcpview implements Callable<Integer> {

    private static final int NONE_FOUND = 1;
    private static final int UNREADABLE = 3;

    /** The sockets to show: those of a port, or those of a process. */
    static final class Selection {

        @Option(
                names = "--port",
                paramLabel = "PORT",
                defaultValue = "${sys:port:-33333}",
                description = "The local or remote port. Default: -Dport, or 33333.")
        private int port;

        @Option(names = "--pid", paramLabel = "PID", description = "The process that has the sockets open.")
        private Integer pid;

        private List<TcpSocket> from(SocketTable table) {
            return pid == null ? table.ofPort(port) : table.ofProcess(pid);
        }

        private boolean isGone() {
            return pid != null && ProcessHandle.of(pid).isEmpty();
        }

        private boolean isSecret() {
            return pid != null && !SocketTable.mayKnow(pid);
        }

        @Override
        public String toString() {
            return pid == null ? "port " + port : "process " + pid;
        }
    }

    @ArgGroup
    private Selection selection = new Selection();

    @Option(names = "--once", description = "Print the table once. Without a terminal, the program always does so.")
    private boolean once;

    @Option(
            names = "--every",
            paramLabel = "MS",
            defaultValue = "500",
            description = "The time between two readings, in milliseconds: 100 to 60000; ${DEFAULT-VALUE} by default.")
    private int every;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private Tcpview() {}

    /** Runs the command, and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine tcpview = new CommandLine(new Tcpview());
        return tcpview
                // The command that was typed, if it is another one.
                .setCommandName(System.getProperty("command", tcpview.getCommandName()))
                // As picocli does it, but its message repeats the arguments, which may not be safe to print.
                .setParameterExceptionHandler((e, args) -> {
                    CommandLine command = e.getCommandLine();
                    command.getErr().println(command.getColorScheme().errorText(SafeText.of(e.getMessage())));
                    command.usage(command.getErr());
                    return command.getCommandSpec().exitCodeOnInvalidInput();
                })
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getErr().println("The sockets cannot be read: " + SafeText.of(e.toString()));
                    return UNREADABLE;
                });
    }

    @Override
    public Integer call() throws IOException {
        check("--port", selection.port, 1, 65_535);
        if (selection.pid != null) {
            check("--pid", selection.pid, 1, Integer.MAX_VALUE);
        }
        check("--every", every, 100, 60_000);
        try {
            return show(new SocketTable());
        } catch (LinkageError e) {
            // The library loads native code from a temporary folder, and a system may forbid that.
            return fail("The sockets cannot be read: " + SafeText.of(e.toString()), UNREADABLE);
        }
    }

    private int show(SocketTable table) throws IOException {
        List<TcpSocket> sockets = selection.from(table);
        if (sockets.isEmpty() && selection.isGone()) {
            return fail("There is no " + selection + ", or none that you may see.", NONE_FOUND);
        }
        if (sockets.isEmpty() && selection.isSecret()) {
            return fail(
                    "The sockets of " + selection + " are not shown to you, but may be to root: try sudo.", UNREADABLE);
        }
        if (once) {
            return print(sockets);
        }
        try (Terminal terminal = terminal()) {
            if (!LiveTable.isFor(terminal)) {
                return print(sockets);
            }
            String title = "TCP sockets of " + selection + ", read every " + every + " ms";
            LiveTable live = new LiveTable(terminal, title, SocketTable.KNOWS_QUEUES, coloursWanted());
            new Viewer(terminal, live, () -> selection.from(table), Duration.ofMillis(every)).run();
            return 0;
        }
    }

    private void check(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + value + ", but must be " + min + " to " + max);
        }
    }

    private int fail(String why, int exitCode) {
        spec.commandLine().getErr().println(why);
        return exitCode;
    }

    private int print(List<TcpSocket> sockets) {
        if (sockets.isEmpty()) {
            return fail("No TCP socket of " + selection + ".", NONE_FOUND);
        }
        List<TcpSocket> inOrder =
                View.first(sockets).rows().stream().map(Row::socket).toList();
        PrintWriter out = spec.commandLine().getOut();
        TableText.lines(inOrder, SocketTable.KNOWS_QUEUES).forEach(out::println);
        return 0;
    }

    private static Terminal terminal() throws IOException {
        makeKnown(Objects.requireNonNullElse(System.getenv("TERM"), ""));
        return TerminalBuilder.builder()
                // Where the table does not go to a terminal, the log that does is no place for it either.
                .systemOutput(SystemOutput.SysOut)
                .dumb(true)
                // Ctrl-C is left to the JVM, which ends; on the way out the terminal closes itself.
                .nativeSignals(false)
                // Only the name of a process may hold an emoji, and nothing is on its right: no need to ask how wide
                // that is.
                .graphemeCluster(false)
                .build();
    }

    /**
     * Takes a terminal that is younger than this machine's terminfo for an "ansi" one. jline would do the same, but log a
     * page of stack traces before.
     */
    static void makeKnown(String terminalType) {
        InfoCmp.setDefaultInfoCmp(terminalType, () -> InfoCmp.getDefaultInfoCmp("ansi"));
    }

    /** See <a href="https://no-color.org">no-color.org</a>. */
    private static boolean coloursWanted() {
        String noColor = System.getenv("NO_COLOR");
        return noColor == null || noColor.isEmpty();
    }
}
