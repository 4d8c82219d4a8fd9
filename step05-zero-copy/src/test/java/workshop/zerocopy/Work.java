package workshop.zerocopy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Compares the work of two tasks. The result does not depend on how fast or how busy the machine is. */
final class Work {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int TRIES = 2;

    /** Long enough to measure: some systems count processor time in steps of 16 ms. */
    private static final long LONG_ENOUGH_NANOS = 30_000_000;

    private Work() {}

    /** A task that is measured. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    /** The processor time of one task as a multiple of that of another, in the best try of each. */
    static double ratio(Task one, Task other) throws Exception {
        // In turns. In the first try of each, the code is not compiled yet.
        double ofOne = Double.MAX_VALUE;
        double ofOther = Double.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            ofOther = Math.min(ofOther, time(other));
            ofOne = Math.min(ofOne, time(one));
        }
        return ofOne / ofOther;
    }

    private static double time(Task task) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime();
        long spent = 0;
        int runs = 0;
        while (spent < LONG_ENOUGH_NANOS) {
            task.run();
            runs++;
            spent = THREADS.getCurrentThreadCpuTime() - start;
        }
        return (double) spent / runs;
    }
}
