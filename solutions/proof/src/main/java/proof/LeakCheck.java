package proof;

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
final class LeakCheck {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    static {
        // The JDK keeps one socket of its own from the first close on.
        try {
            ServerSocketChannel.open().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final long socketsBefore = openSockets();
    private final Set<Thread> threadsBefore = busyThreads();

    /** What there is more of than when this object was made, in words; empty when nothing is, within two seconds. */
    String describe() {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(2))
                    .pollInterval(Duration.ofMillis(20))
                    .dontCatchUncaughtExceptions()
                    .until(this::nothingIsLeft);
            return "";
        } catch (ConditionTimeoutException e) {
            // A last look: this program itself may have had to wait for a processor all the time.
            return nothingIsLeft()
                    ? ""
                    : "left behind: %d sockets; threads: %s".formatted(openSockets() - socketsBefore, newThreads());
        }
    }

    private boolean nothingIsLeft() {
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
