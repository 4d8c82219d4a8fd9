package workshop.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * The workloads that are measured, with the number and the length of the runs.
 *
 * @param workloads the workloads, in the order in which they run
 * @param rounds the number of runs of each contender for each workload
 * @param timing the length of each run
 */
record Plan(List<Workload> workloads, int rounds, Timing timing) {

    private static final int MEMBERS = 100;

    /** Descriptors for a process's own files, beside its connections. */
    private static final int OTHER_FILES = 500;

    /** Less than the smallest default range of ephemeral ports among the systems: 49152 to 65535. */
    private static final int PORTS = 16_000;

    /** Returns the plan of all workloads. It takes less than 15 minutes. */
    static Plan full() {
        List<Workload> workloads = List.of(
                new Consume("16 bytes", Block.delivered(16)),
                new Consume("128 bytes", Block.delivered(128)),
                new Consume("1024 bytes", Block.delivered(1024)),
                new Consume("a mix", Block.delivered(Block.mix())),
                new ConsumeFromServer(16),
                new ConsumeFromServer(128),
                new ConsumeFromServer(1024),
                new Send(16),
                new Send(128),
                new Send(1024),
                new Broadcast(MEMBERS, 64),
                new Broadcast(MEMBERS, 1),
                new Echo(1),
                new Echo(64),
                new Idle(5_000),
                new Idle(maxConnections()));
        // The official client starts at a fourth of its speed, and takes some three seconds to reach all of it.
        return new Plan(workloads, 3, new Timing(Duration.ofMillis(3200), Duration.ofMillis(600)));
    }

    /** Returns the plan of the main workloads. It takes about a minute. */
    static Plan quick() {
        List<Workload> workloads = List.of(
                new Consume("128 bytes", Block.delivered(128)),
                new ConsumeFromServer(128),
                new Send(128),
                new Broadcast(MEMBERS, 64),
                new Echo(64),
                new Idle(5_000));
        return new Plan(workloads, 2, new Timing(Duration.ofMillis(800), Duration.ofMillis(400)));
    }

    /** Returns the same plan with some of the workloads only. */
    Plan only(Predicate<Workload> which) {
        return new Plan(workloads.stream().filter(which).toList(), rounds, timing);
    }

    /** Returns the same plan with another number of rounds. */
    Plan rounds(int other) {
        return new Plan(workloads, other, timing);
    }

    /** Returns the number of runs of all contenders together. */
    int runs() {
        return workloads.stream()
                .mapToInt(workload -> rounds * workload.contenders().size())
                .sum();
    }

    private static int maxConnections() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.min(PORTS, unix.getMaxFileDescriptorCount() - OTHER_FILES)
                : PORTS;
    }
}
