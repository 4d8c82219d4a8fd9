package workshop.chat.client;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
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
            "  chat-client --nick ada                 with a server on this machine",
            "  chat-client --host chat.example.org    with another one",
            "",
            "What you type is said to all others. /help tells what else you can type.",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:you have quit, by /quit or by the end of the input (Ctrl-D)",
            "1:no server could be reached, as often as it was tried",
            "2:the command line makes no sense",
            "130:stopped by Ctrl-C",
        })
public final class ClientCommand implements Callable<Integer> {

    private static final String HELP = """
            /nick NAME   asks the server to call you NAME
            /quit        leaves (so does Ctrl-D)
            /help        shows this
            Anything else is said to all others.""";

    @Option(names = "--host", description = "where the server is")
    private String host = "127.0.0.1";

    @Option(
            names = {"-p", "--port"},
            defaultValue = "${sys:port:-33333}",
            description = "where it listens")
    private int port;

    @Option(
            names = "--nick",
            paramLabel = "NAME",
            description = "what you want to be called (without it, others see your address)",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private Optional<String> nick = Optional.empty();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private ClientCommand() {}

    /** Chats until the user quits. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ClientCommand()).execute(args));
    }

    /** {@inheritDoc} */
    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        try (Terminal terminal = TerminalBuilder.builder().build()) {
            // Without the option, "!!" would be taken for a command, as a shell does.
            LineReader lines = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .build();
            TerminalScreen screen = new TerminalScreen(lines);
            ChatClient client = new ChatClient(host, port, nick, screen, Patience.DEFAULT);
            Thread.ofPlatform().daemon().name("chat-client").start(() -> run(client, screen));
            int code = converse(lines, screen, client);
            client.quit();
            return code;
        }
    }

    private void checkOptions() {
        try {
            PortRange.of(port);
            nick.ifPresent(Fields::shortString);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private static void run(ChatClient client, TerminalScreen screen) {
        try {
            client.run();
        } catch (IOException e) {
            screen.note("giving up");
            // From here, because the thread that waits for the user's next line might wait for ever.
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int converse(LineReader lines, TerminalScreen screen, ChatClient client) {
        try {
            String line = lines.readLine(screen.prompt());
            while (!line.strip().equals("/quit")) {
                obey(line, screen, client);
                line = lines.readLine(screen.prompt());
            }
            return 0;
        } catch (EndOfFileException e) {
            return 0;
        } catch (UserInterruptException e) {
            return 130;
        }
    }

    private static void obey(String line, TerminalScreen screen, ChatClient client) {
        try {
            if (line.startsWith("/nick ")) {
                client.rename(line.substring("/nick ".length()).strip());
            } else if (line.startsWith("/")) {
                screen.note(HELP);
            } else if (!line.isBlank()) {
                client.say(line);
            }
        } catch (IOException | IllegalArgumentException e) {
            screen.note("that did not get through: " + e.getMessage());
        }
    }
}
