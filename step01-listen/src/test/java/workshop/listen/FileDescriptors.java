package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Finds sockets that listeners, or failed attempts, leave open. The JDK counts file descriptors on Unix only. */
final class FileDescriptors {

    private static final int ATTEMPTS = 300;

    private FileDescriptors() {}

    /** Makes an attempt 300 times, and asserts that the attempts leave no file descriptor open. */
    static void assertNoneLeftOpenBy(String attempts, Runnable attempt) {
        long before = open();
        for (int i = 0; i < ATTEMPTS; i++) {
            attempt.run();
        }
        // The JVM itself may open a file or two meanwhile; a leak leaves one open for each attempt.
        assertThat(open() - before)
                .as("file descriptors left open by %d %s", ATTEMPTS, attempts)
                .isLessThan(ATTEMPTS / 2);
    }

    /** Listens 300 times, closes each listener's channel, and asserts that nothing else stays open. */
    static void assertNoneLeftOpenByListeners(Listening listening) {
        assertNoneLeftOpenBy(
                "listeners whose channels are closed",
                () -> assertThatCode(() -> listening.on(0).channel().close())
                        .as("listening on port 0")
                        .doesNotThrowAnyException());
    }

    private static long open() {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getOpenFileDescriptorCount();
    }
}
