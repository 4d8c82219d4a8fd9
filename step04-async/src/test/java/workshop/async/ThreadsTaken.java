package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts the platform threads that many things take which wait at the same time. */
final class ThreadsTaken {

    private final Set<Long> before = now();

    /** This number, and more than the threads of a pool whose size depends on the number of cores. */
    static int many(int number) {
        return number + 2 * Runtime.getRuntime().availableProcessors();
    }

    /** The ids of the platform threads of this JVM. A thread that ends does not make up for a new one. */
    private static Set<Long> now() {
        return Arrays.stream(ManagementFactory.getThreadMXBean().getAllThreadIds())
                .boxed()
                .collect(Collectors.toSet());
    }

    /**
     * Asserts that there are fewer new threads than half of the things that wait. As many threads as cores may be the
     * carriers of virtual threads.
     *
     * @param many how many wait, a number from {@link #many}
     * @param which what waits; in the error message it follows the number
     */
    void assertFew(int many, String which) {
        Set<Long> taken = now();
        taken.removeAll(before);
        assertThat(taken.size()).as("threads that %d %s", many, which).isLessThan(many / 2);
    }
}
