package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.function.Executable;

/** The file descriptors of this process: each open socket has one. */
final class Descriptors {

    private Descriptors() {}

    /** Makes a hundred attempts, and checks that they leave no descriptor open. */
    static void assertNoLeak(String which, Executable attempt) throws Throwable {
        int attempts = 100;
        long before = open();
        for (int i = 0; i < attempts; i++) {
            attempt.execute();
        }
        // The JVM itself may open a few files meanwhile; a leak leaves one descriptor open for each attempt.
        assertThat(open() - before)
                .as("descriptors left open by %d attempts %s", attempts, which)
                .isLessThan(attempts / 2);
    }

    private static long open() {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getOpenFileDescriptorCount();
    }
}
