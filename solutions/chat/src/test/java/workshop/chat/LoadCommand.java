package workshop.chat;

import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import workshop.chat.client.Crowd;
import workshop.chat.server.Bus;
import workshop.chat.server.ChatServer;
import workshop.chat.server.Limits;

/** Connects a crowd to a server, and checks the server's memory and descriptors all the while. */
@Command(
        name = "chat-load",
        description = "Puts a crowd on a chat server and looks at what that costs the server.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everybody got every message in order, the heap stayed flat, the descriptors came back",
            "1:not so; the output says what",
        })
public final class LoadCommand implements Callable<Integer> {

    /** The time between two checks. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** A heap counts as flat if, at the end, it is at most so much larger than after a quarter of the time. */
    private static final double FLAT_MIB = 8;

    @Option(names = "--seconds", description = "how long to talk")
    private int seconds = 60;

    @Option(names = "--clients", description = "how many there are in all")
    private int clients = 1000;

    @Option(names = "--deaf", description = "how many of them never read")
    private int deaf = 50;

    @Option(names = "--restless", description = "how many of them come and go")
    private int restless = 50;

    @Option(names = "--rate", description = "messages a second from all speakers together, each of 2 KB")
    private int rate = 10;

    private final List<Double> heap = new ArrayList<>();

    private LoadCommand() {}

    /** Runs the load. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new LoadCommand()).execute(args));
    }

    /** {@inheritDoc} */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Limits limits = new Limits(
                clients + restless,
                Limits.DEFAULT.maxQueuedBytes(),
                Limits.DEFAULT.messagesPerSecond(),
                Limits.DEFAULT.idleTimeout(),
                Limits.DEFAULT.keepaliveInterval(),
                Limits.DEFAULT.drainTimeout(),
                Limits.DEFAULT.stallTimeout(),
                Limits.DEFAULT.maxDelay());
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (ChatServer server = ChatServer.start(anyPort, limits, Bus.NONE)) {
            long before = descriptors();
            Process crowd = startCrowd(server.port());
            System.out.println("seconds  connections  descriptors  heap after GC (MiB)");
            long start = System.nanoTime();
            do {
                look(server, Duration.ofNanos(System.nanoTime() - start));
            } while (!crowd.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS));
            awaitLast(server);
            look(server, Duration.ofNanos(System.nanoTime() - start));
            return verdict(crowd.exitValue() == 0, isFlat(), descriptors() <= before + 2);
        }
    }

    private Process startCrowd(int port) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        int listening = clients - deaf - restless;
        List<String> arguments = Stream.of(port, seconds, listening, deaf, restless, rate)
                .map(String::valueOf)
                .toList();
        List<String> command = new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path")));
        command.add(Crowd.class.getName());
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start();
    }

    private void look(ChatServer server, Duration since) {
        System.gc();
        double mebibytes =
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
        heap.add(mebibytes);
        System.out.printf(
                "%7d  %11d  %11d  %19.1f%n", since.toSeconds(), server.connections(), descriptors(), mebibytes);
    }

    /** How many descriptors this process has open; 0 on Windows, which has none. */
    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    /** Gives up after ten seconds. The last check shows how many are left. */
    private static void awaitLast(ChatServer server) {
        try {
            await().atMost(Duration.ofSeconds(10)).until(() -> server.connections() == 0);
        } catch (ConditionTimeoutException e) {
            System.out.println("the server still has connections, ten seconds after the crowd has gone");
        }
    }

    /** At the last check the server is empty, and at those before it is full. */
    private boolean isFlat() {
        double early = heap.get(heap.size() / 4);
        double late = heap.get(heap.size() - 2);
        return late <= early + FLAT_MIB;
    }

    private static int verdict(boolean everybodyHasAll, boolean flat, boolean cameBack) {
        System.out.printf(
                "every message, in order: %s; heap flat: %s; descriptors came back: %s%n",
                yes(everybodyHasAll), yes(flat), yes(cameBack));
        return everybodyHasAll && flat && cameBack ? 0 : 1;
    }

    private static String yes(boolean is) {
        return is ? "yes" : "NO";
    }
}
