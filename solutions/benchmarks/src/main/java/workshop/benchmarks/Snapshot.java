package workshop.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;

/**
 * What a process has done and used since it started. The difference of two snapshots is a measurement.
 *
 * @param units units of work that were done
 * @param nanos time of the clock, {@link System#nanoTime()}
 * @param cpuNanos processor time of all threads, those of the compiler and of the garbage collector included
 * @param allocatedBytes bytes that all threads that run Java have allocated on the heap
 */
record Snapshot(long units, long nanos, long cpuNanos, long allocatedBytes) {

    static Snapshot now(long units) {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        return new Snapshot(
                units, System.nanoTime(), system.getProcessCpuTime(), threads.getTotalThreadAllocatedBytes());
    }

    /** Returns the four numbers, separated by blanks. */
    @Override
    public String toString() {
        return units + " " + nanos + " " + cpuNanos + " " + allocatedBytes;
    }

    /** Returns the snapshot whose {@link #toString} this is. */
    static Snapshot parse(String text) {
        long[] numbers = Stream.of(text.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Snapshot(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /** Returns the difference to an earlier snapshot of the same process. */
    Snapshot since(Snapshot earlier) {
        return new Snapshot(
                units - earlier.units,
                nanos - earlier.nanos,
                cpuNanos - earlier.cpuNanos,
                allocatedBytes - earlier.allocatedBytes);
    }
}
