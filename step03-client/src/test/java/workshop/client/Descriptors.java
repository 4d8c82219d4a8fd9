package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.function.Executable;

/** The file descriptors of this process: each open socket has one. */
final class Descriptors {

    private Descriptors() {}

    /** Tries something a hundred times, and sees that it leaves none open. */
    static void assertNoLeak(String which, Executable attempt) throws Throwable {
        int tries = 100;
        long before = open();
        for (int i = 0; i < tries; i++) {
            attempt.execute();
        }
        // The JVM itself may open a file or two meanwhile; a leak opens one for each try.
        assertThat(open() - before)
                .as("descriptors left open by %d tries %s", tries, which)
                .isLessThan(tries / 2);
    }

    private static long open() {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getOpenFileDescriptorCount();
    }
}
