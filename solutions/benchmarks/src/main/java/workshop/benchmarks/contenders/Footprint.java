package workshop.benchmarks.contenders;

import java.lang.management.ManagementFactory;

/**
 * What a process holds.
 *
 * @param heapBytes in use after a collection
 * @param threads that run Java, as the JDK counts them: without virtual ones, and without those of compiler and collector
 */
public record Footprint(long heapBytes, int threads) {

    /** This process at this moment. */
    static Footprint now() {
        // Twice: what the first collection finds dropped may hold more, that only the second can free.
        System.gc();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Footprint(heap, ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /** The line that {@link #parse} reads. */
    @Override
    public String toString() {
        return "heap=" + heapBytes + " threads=" + threads;
    }

    /** @throws IllegalArgumentException if the line is not a footprint */
    public static Footprint parse(String line) {
        Answer answer = new Answer(line);
        return new Footprint(answer.number("heap"), Math.toIntExact(answer.number("threads")));
    }
}
