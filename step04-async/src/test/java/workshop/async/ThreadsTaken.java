package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;

/** Counts the platform threads that many things take which wait at the same time. */
final class ThreadsTaken {

    private final int before = now();

    /** This number, and more than the threads of a pool whose size depends on the number of cores. */
    static int many(int number) {
        return number + 2 * Runtime.getRuntime().availableProcessors();
    }

    private static int now() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /**
     * Asserts that there are fewer new threads than half of the things that wait. As many threads as cores may be the
     * carriers of virtual threads.
     *
     * @param many how many wait, a number from {@link #many}
     * @param which what waits; in the error message it follows the number
     */
    void assertFew(int many, String which) {
        assertThat(now() - before).as("threads that %d %s", many, which).isLessThan(many / 2);
    }
}
