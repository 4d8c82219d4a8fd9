package workshop.benchmarks.contenders;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a process has done and used since it started. Two marks, one subtracted from the other, are a measurement.
 *
 * @param units of work done
 * @param nanos of the clock
 * @param cpuNanos of processor time used by all threads of the process, those of the compiler and the collector included
 * @param allocatedBytes on the heap, by all threads that run Java
 */
public record Mark(long units, long nanos, long cpuNanos, long allocatedBytes) {

    /** This process at this moment. */
    static Mark now(long units) {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        return new Mark(units, System.nanoTime(), system.getProcessCpuTime(), threads.getTotalThreadAllocatedBytes());
    }

    /** What happened since an earlier mark of the same process. */
    public Mark since(Mark earlier) {
        return new Mark(
                units - earlier.units,
                nanos - earlier.nanos,
                cpuNanos - earlier.cpuNanos,
                allocatedBytes - earlier.allocatedBytes);
    }

    /** The line that {@link #parse} reads. */
    @Override
    public String toString() {
        return "units=" + units + " nanos=" + nanos + " cpu=" + cpuNanos + " allocated=" + allocatedBytes;
    }

    /** @throws IllegalArgumentException if the line is not a mark */
    public static Mark parse(String line) {
        Answer answer = new Answer(line);
        return new Mark(
                answer.number("units"), answer.number("nanos"), answer.number("cpu"), answer.number("allocated"));
    }
}
