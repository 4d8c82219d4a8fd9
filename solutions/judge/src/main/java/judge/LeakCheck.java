package judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Sockets and threads that outlive a test class. Sockets are seen on Linux only, where the system lists them. */
public final class LeakCheck {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    static {
        // The JDK opens one socket of its own at the first close, and keeps it.
        try {
            ServerSocketChannel.open().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final long socketsBefore = openSockets();
    private final Set<Thread> threadsBefore = busyThreads();

    /** Names the sockets and threads that were opened since this object was made and are still there after two seconds; empty if
     * there are none. */
    public String describe() {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(2))
                    // Mostly nothing is open any more: the first look is at once.
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .dontCatchUncaughtExceptions()
                    .until(this::nothingIsOpen);
            return "";
        } catch (ConditionTimeoutException e) {
            // Looks once more: on a busy machine, this thread may not have run during the two seconds.
            return nothingIsOpen()
                    ? ""
                    : "still open: %d sockets; threads: %s".formatted(openSockets() - socketsBefore, newThreads());
        }
    }

    /** Whether everything that was opened since this object was made is closed already. */
    public boolean nothingIsOpen() {
        return openSockets() <= socketsBefore && newThreads().isEmpty();
    }

    private static long openSockets() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            return descriptors.filter(LeakCheck::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private List<String> newThreads() {
        return busyThreads().stream()
                .filter(thread -> !threadsBefore.contains(thread))
                .map(Thread::getName)
                .toList();
    }

    /** Threads with code of the workshop on their stack. */
    private static Set<Thread> busyThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> Arrays.stream(thread.getStackTrace()).anyMatch(LeakCheck::isOfAStep))
                .collect(Collectors.toSet());
    }

    private static boolean isOfAStep(StackTraceElement frame) {
        return frame.getClassName().startsWith("workshop.");
    }
}
