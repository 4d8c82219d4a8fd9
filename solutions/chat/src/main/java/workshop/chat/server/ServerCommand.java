package workshop.chat.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import workshop.listen.PortRange;

/** The command line of the chat server. */
@Command(
        name = "chat-server",
        description = "A chat server that speaks TcpChat's protocol, version 0.5.",
        mixinStandardHelpOptions = true,
        version = "chat-server 1.0 (protocol 0.5)",
        showDefaultValues = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${COMMAND-NAME}                                 for this machine only",
            "  ${COMMAND-NAME} --every-interface --clients 50  for other hosts too",
            "  ${COMMAND-NAME} --nats nats://bus:4222          one room, many servers",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "1:cannot listen on that port",
            "2:the command line is wrong",
            "130, 143:stopped by Ctrl-C or by a signal; all guests were told",
        })
public final class ServerCommand implements Callable<Integer> {

    /**
     * Words with dots between them, of the characters that every NATS server and client takes.
     *
     * @see <a href="https://docs.nats.io/nats-concepts/subjects#characters-allowed-and-recommended-for-subject-names">
     *     Subject names</a>
     */
    private static final Pattern SUBJECT = Pattern.compile("(?=.{1,255}$)[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    @Option(
            names = {"-p", "--port"},
            defaultValue = "${sys:port:-33333}",
            description = "the port to listen on; 0 for any free port")
    private int port;

    @Option(
            names = "--every-interface",
            description = "listen on every interface, reachable from other hosts; without it, on this machine only")
    private boolean everyInterface;

    @Option(names = "--clients", description = "the maximum number of clients")
    private int clients = Limits.DEFAULT.maxClients();

    @Option(names = "--queue", description = "bytes that may wait for a client that reads slowly")
    private int queue = Limits.DEFAULT.maxQueuedBytes();

    @Option(names = "--rate", description = "messages a second that are read from a client in the long run")
    private int rate = Limits.DEFAULT.messagesPerSecond();

    @Option(
            names = "--idle-timeout",
            paramLabel = "SECONDS",
            description =
                    "seconds without a complete message before a client is cut off, or the NATS server counts as dead")
    private int idleTimeout = (int) Limits.DEFAULT.idleTimeout().toSeconds();

    @Option(
            names = "--nats",
            paramLabel = "URL",
            description = {
                "join the servers on this NATS server to one room;",
                "nats://host:4222 or tls://host:4222;",
                "user:password@ or token@ may stand before the host,",
                "but other users of this machine can see that"
            })
    private String nats;

    @Option(names = "--subject", description = "the NATS subject of the room")
    private String subject = NatsBus.SUBJECT;

    @Option(
            names = "--name",
            description = "the name that other servers add to the nicknames of this server's guests, as in ada@london"
                    + " (by default a random one)",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private String name = NatsBus.randomName();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** A command before its command line is parsed. */
    ServerCommand() {}

    /** Runs the server until it is stopped. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command, with the name that was typed. What it prints about a wrong command line contains no credentials. */
    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new ServerCommand());
        command.setCommandName(System.getProperty("command", command.getCommandName()));
        IParameterExceptionHandler usual = command.getParameterExceptionHandler();
        return command.setParameterExceptionHandler((wrong, args) -> usual.handleParseException(
                new ParameterException(wrong.getCommandLine(), NatsUrl.withoutCredentials(wrong.getMessage())), args));
    }

    /** {@inheritDoc} */
    @Override
    public Integer call() throws InterruptedException {
        InetSocketAddress address = address();
        Limits limits = limits();
        BusConnector bus = bus(limits);
        try {
            ChatServer server = ChatServer.start(address, limits, bus);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
        Thread.currentThread().join();
        return 0;
    }

    private InetSocketAddress address() {
        try {
            PortRange.of(port);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        return everyInterface
                ? new InetSocketAddress(port)
                : new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private Limits limits() {
        Limits other = Limits.DEFAULT;
        long keepaliveSeconds = other.keepaliveInterval().toSeconds();
        if (idleTimeout <= keepaliveSeconds) {
            throw new ParameterException(
                    spec.commandLine(),
                    "idle timeout of " + idleTimeout + " s: it takes more than " + keepaliveSeconds
                            + ", because clients send a keepalive every " + keepaliveSeconds + " s");
        }
        try {
            return new Limits(
                    clients,
                    queue,
                    rate,
                    Duration.ofSeconds(idleTimeout),
                    other.keepaliveInterval(),
                    other.drainTimeout(),
                    other.stallTimeout(),
                    other.maxDelay());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private BusConnector bus(Limits limits) {
        if (!SUBJECT.matcher(subject).matches()) {
            throw new ParameterException(spec.commandLine(), "not a subject: it is like chat.london");
        }
        try {
            Nicknames.check(name);
        } catch (NicknameRefusedException e) {
            throw new ParameterException(spec.commandLine(), "a server is named like a guest: " + e.getMessage());
        }
        return nats == null ? Bus.NONE : NatsBus.on(natsUrl(), subject, name, limits.idleTimeout());
    }

    private NatsUrl natsUrl() {
        try {
            return NatsUrl.parse(nats);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private static void stop(ChatServer server) {
        try {
            server.close();
        } catch (IOException e) {
            System.err.println("could not stop gracefully: " + e.getMessage());
        }
    }
}
