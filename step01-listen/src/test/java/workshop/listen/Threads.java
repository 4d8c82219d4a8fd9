package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;

/** Counts the threads of this JVM when it is created, so that a test can find threads that code leaves behind. */
final class Threads {

    private final int before = number();

    /** Asserts that few threads were added; 100 actions that leave a thread each add more. */
    void assertNoneLeftBy(String actions) {
        // The JVM itself may start a thread or two meanwhile.
        assertThat(number() - before).as("threads left by %s", actions).isLessThan(50);
    }

    private static int number() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}
