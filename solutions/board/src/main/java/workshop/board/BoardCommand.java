package workshop.board;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the class board. */
@Command(
        name = "board",
        description =
                "Shows the instructor which exercise each learner works on: here, and on a page for the projector.%n",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:q ended it",
            "  1:cannot listen on that address",
            "  2:an option is unknown or out of its range",
            "130:Ctrl-C ended it"
        },
        footer = {
            "%nExamples:",
            "  ${COMMAND-NAME}                       for this machine only",
            "  ${COMMAND-NAME} --host 192.0.2.7      for the class, on this address",
            "  ${COMMAND-NAME} --host ::             for the class, on every address"
        })
public final class BoardCommand implements Callable<Integer> {

    private static final int LARGEST_PORT = 65_535;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description =
                    "Listen for verdicts on this address of this machine. Without it, only this machine can send.")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "33334",
            description = "The port for verdicts; 0 for any free one. By default ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--page-port",
            paramLabel = "PORT",
            defaultValue = "33380",
            description =
                    "The port of the page, for this machine only; 0 for any free one. By default ${DEFAULT-VALUE}.")
    private int pagePort;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private BoardCommand() {}

    /** Runs the command, and ends the JVM with its exit code. */
    public static void main(String[] args) {
        CommandLine command = new CommandLine(new BoardCommand());
        System.exit(command.setCommandName(System.getProperty("command", command.getCommandName()))
                .execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        check("--port", port);
        check("--page-port", pagePort);
        var room = new Room(Guides.read(), InstantSource.system());
        var times = new Times(Path.of(System.getProperty("workshop"), ".workshop", "board"), LocalDateTime.now());
        try (BoardServer server = BoardServer.start(new InetSocketAddress(address(), port), room);
                Page page = Page.start(pagePort, room::view)) {
            keepTimes(room, times);
            new BoardScreen(heading(server.port(), page.url()), room::view).show();
            return 0;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private void check(String option, int value) {
        if (value < 0 || value > LARGEST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + value + ", but must be 0 to " + LARGEST_PORT);
        }
    }

    private InetAddress address() {
        try {
            return host == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new ParameterException(spec.commandLine(), "--host " + host + " has no address");
        }
    }

    private List<String> heading(int boundPort, String url) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("The class board runs on the server of step 4: " + BoardServer.THREADS
                + " threads, however many learners there are.");
        lines.add("The page for the projector: " + url);
        lines.add(
                host == null
                        ? "Only this machine can send; with --host, the room can. Here, type:"
                        : "In the room, each learner who takes part types:");
        for (InetAddress address : reachable()) {
            lines.add("  ./workshop --board " + typed(new InetSocketAddress(address, boundPort)) + " --name ada");
        }
        lines.add("Ctrl-C ends it.");
        lines.add("");
        return lines;
    }

    /** The addresses to type in the room: more than one if the board listens on every interface. */
    private List<InetAddress> reachable() throws IOException {
        InetAddress address = address();
        return address.isAnyLocalAddress()
                ? NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(each -> !each.isLoopbackAddress() && !each.isLinkLocalAddress())
                        .filter(each -> address instanceof Inet6Address || !(each instanceof Inet6Address))
                        .toList()
                : List.of(address);
    }

    /** An address as it is typed: with the brackets of IPv6, and without a run of zeros (RFC 4291, section 2.2). */
    static String text(InetSocketAddress address) {
        if (address.isUnresolved()) {
            return address.getHostString() + ":" + address.getPort();
        }
        String host = address.getAddress().getHostAddress().replaceFirst("%.*", "");
        return (host.contains(":") ? "[" + host.replaceFirst("(^|:)(0(:|$)){2,}", "::") + "]" : host)
                + ":"
                + address.getPort();
    }

    /** Some shells take brackets for a pattern of file names. */
    private static String typed(InetSocketAddress address) {
        String text = text(address);
        return text.startsWith("[") ? '"' + text + '"' : text;
    }

    /** Writes the times each minute, and at the end, whatever ends the program. */
    private static void keepTimes(Room room, Times times) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("board-times").factory());
        timer.scheduleWithFixedDelay(() -> write(room, times), 1, 1, TimeUnit.MINUTES);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            // Waits for a write that has begun: it must not replace the last one.
            timer.close();
            summarize(room, times);
        }));
    }

    private static void write(Room room, Times times) {
        try {
            times.write(room.times());
        } catch (IOException e) {
            // The end of the program tries it again, and says it.
        }
    }

    private static void summarize(Room room, Times times) {
        List<Times.Line> lines = room.times();
        if (lines.isEmpty()) {
            return;
        }
        Stream.concat(Stream.of(""), Times.table(lines).stream()).forEach(System.out::println);
        try {
            times.write(lines);
            System.out.println("The file " + times.file().normalize() + " has these times.");
        } catch (IOException e) {
            System.err.println("Cannot write the times: " + e);
        }
    }
}
