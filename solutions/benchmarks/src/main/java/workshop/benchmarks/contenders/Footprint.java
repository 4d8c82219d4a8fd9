package workshop.benchmarks.contenders;

import java.lang.management.ManagementFactory;

/**
 * The memory and the threads of a process.
 *
 * @param heapBytes the heap in use after a garbage collection
 * @param threads the threads that run Java, as the JDK counts them: without virtual threads, and without those of the
 *     compiler and of the garbage collector
 */
public record Footprint(long heapBytes, int threads) {

    /** Returns the footprint of this process now. */
    static Footprint now() {
        // Twice: some objects become unreachable only after the first collection, and the second frees them.
        System.gc();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Footprint(heap, ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /** Returns the line that {@link #parse} reads. */
    @Override
    public String toString() {
        return "heap=" + heapBytes + " threads=" + threads;
    }

    /** @throws IllegalArgumentException if the line is not a footprint */
    public static Footprint parse(String line) {
        Response response = new Response(line);
        return new Footprint(response.number("heap"), Math.toIntExact(response.number("threads")));
    }
}
