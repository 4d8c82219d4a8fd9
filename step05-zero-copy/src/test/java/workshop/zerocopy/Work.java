package workshop.zerocopy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Compares how much work two things are, so that it does not matter how fast or how busy the machine is. */
final class Work {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int TRIES = 2;

    /** Some systems count processor time in steps of 16 ms. */
    private static final long LONG_ENOUGH_NANOS = 30_000_000;

    private Work() {}

    /** Something that works. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    /** How many times as much processor time one task takes as another, the best try of each. */
    static double ratio(Task one, Task other) throws Exception {
        // In turns, and the first try of each is the one that the compiler has not seen yet.
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
