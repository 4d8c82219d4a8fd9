package workshop.chat.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import workshop.chat.protocol.Fields;
import workshop.listen.PortRange;

/** The command line of the chat client, and the terminal that it talks to. */
@Command(
        name = "chat-client",
        description = "A chat client for the terminal that speaks TcpChat's protocol, version 0.5.",
        mixinStandardHelpOptions = true,
        version = "chat-client 1.0 (protocol 0.5)",
        showDefaultValues = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${COMMAND-NAME} --nick ada                 to a server on this machine",
            "  ${COMMAND-NAME} --host chat.example.org    to a server on another host",
            "",
            "What you type goes to all other guests. /help lists the commands.",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:you have quit, by /quit or by the end of the input (Ctrl-D)",
            "1:all attempts to connect have failed, or the input cannot be read",
            "2:the command line is wrong",
            "130:stopped by Ctrl-C",
        })
public final class ClientCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int CTRL_C = 130;
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(1);

    @Option(names = "--host", description = "the host of the server")
    private String host = "127.0.0.1";

    @Option(
            names = {"-p", "--port"},
            defaultValue = "${sys:port:-33333}",
            description = "the port of the server")
    private int port;

    @Option(
            names = "--nick",
            paramLabel = "NAME",
            description = "your nickname (without it, others see your address)",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private String nick;

    @Option(names = "--attempts", description = "how many attempts to connect, in a row, before giving up")
    private int attempts = ClientOptions.DEFAULT.maxAttempts();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Set before the client is told to quit. */
    private volatile int exitCode;

    private ClientCommand() {}

    /** Chats until the user quits. */
    public static void main(String[] args) {
        CommandLine command = new CommandLine(new ClientCommand());
        // The command that was typed, if it is another one.
        command.setCommandName(System.getProperty("command", command.getCommandName()));
        System.exit(command.execute(args));
    }

    /** {@inheritDoc} */
    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        try (Terminal terminal = terminal()) {
            return chat(terminal);
        }
    }

    private void checkOptions() {
        try {
            PortRange.of(port);
            if (nick != null) {
                Fields.shortString(nick);
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        if (host.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "the name of the host is empty");
        }
        if (attempts < 1) {
            throw new ParameterException(spec.commandLine(), attempts + " attempts: it takes 1 or more");
        }
    }

    private static Terminal terminal() throws IOException {
        // A terminal that terminfo does not know is treated as an "ansi" one. JLine does the same, but logs stack
        // traces
        // before.
        InfoCmp.setDefaultInfoCmp(
                Objects.requireNonNullElse(System.getenv("TERM"), ""), () -> InfoCmp.getDefaultInfoCmp("ansi"));
        TerminalBuilder builder = TerminalBuilder.builder();
        if (Charset.forName(System.getProperty("native.encoding")).equals(US_ASCII)) {
            // The locale names no charset (LANG=C), and most of what people say cannot be written in ASCII.
            builder.stdinEncoding(UTF_8).stdoutEncoding(UTF_8).stderrEncoding(UTF_8);
        }
        return builder.build();
    }

    private int chat(Terminal terminal) throws IOException, InterruptedException {
        TerminalScreen screen = new TerminalScreen(terminal);
        // To standard output, since the terminal may be closed already.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.print(screen.restoration())));
        ChatClient client = new ChatClient(host, port, nick, screen, ClientOptions.DEFAULT.withMaxAttempts(attempts));
        // A daemon thread: it may wait for input that never comes.
        Thread user = Thread.ofPlatform().daemon().name("user").start(() -> takeInput(terminal, screen, client));
        try {
            client.run();
            return exitCode;
        } catch (IOException e) {
            screen.showNote("giving up");
            return FAILED;
        } finally {
            // The thread that reads from the terminal stops then, and restores the terminal.
            user.interrupt();
            user.join(TIME_TO_STOP);
        }
    }

    private void takeInput(Terminal terminal, TerminalScreen screen, ChatClient client) {
        UserInput input = new UserInput(client, screen);
        try {
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                // From standard input: a Terminal cannot be closed while it is being read.
                sendAll(new BufferedReader(new InputStreamReader(System.in, terminal.inputEncoding())), input, client);
            } else {
                converse(input, screen);
            }
        } catch (UserInterruptException e) {
            exitCode = CTRL_C;
        } catch (InterruptedException e) {
            // The client has given up.
        } catch (IllegalStateException | IOError e) {
            // The JVM is shutting down, and has closed the terminal already.
        } catch (IOException | RuntimeException | Error e) {
            // Also an OutOfMemoryError: a line may be too long for the memory.
            exitCode = FAILED;
            screen.showNote("the input cannot be read: " + e.getMessage());
        } finally {
            client.quit();
        }
    }

    private static void converse(UserInput input, TerminalScreen screen) throws InterruptedException {
        boolean stays = true;
        while (stays) {
            Optional<String> typed = screen.readLine();
            try {
                stays = typed.isPresent() && input.handle(typed.get());
            } catch (IOException e) {
                screen.showNote("not sent: " + e.getMessage() + " (Enter tries to connect now)");
            }
        }
    }

    /**
     * Sends the lines of a pipe or a file, with pauses. Each line waits for a connection, and for the next one if that is
     * lost. So does the end of the input.
     */
    private static void sendAll(BufferedReader lines, UserInput input, ChatClient client)
            throws IOException, InterruptedException {
        boolean stays = true;
        String line = lines.readLine();
        while (stays && client.awaitConnection()) {
            boolean taken = true;
            try {
                stays = line != null && input.handle(line);
            } catch (IOException e) {
                // The connection is lost. The line is sent on the next one.
                taken = false;
            }
            if (stays) {
                Thread.sleep(UserInput.pause(line));
                line = taken ? lines.readLine() : line;
            }
        }
    }
}
