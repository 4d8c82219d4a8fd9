package workshop.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is measured, how often and for how long.
 *
 * @param workloads one after another
 * @param rounds how many times each contender is run for each of them
 * @param timing of each run
 */
record Plan(List<Workload> workloads, int rounds, Timing timing) {

    private static final int MEMBERS = 100;

    /** For a process's own files, beside its connections. */
    private static final int OTHER_FILES = 500;

    /** The fewest ports that one of the systems hands out by default: 49152 to 65535. */
    private static final int PORTS = 16_000;

    /** Everything, in less than 15 minutes. */
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
                new Idle(asManyAsTheLimitsAllow()));
        // The official client takes some three seconds to come from a fourth of its speed to all of it.
        return new Plan(workloads, 3, new Timing(Duration.ofMillis(3200), Duration.ofMillis(600)));
    }

    /** The heart of it, in about a minute. */
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

    /** The same for some of the workloads only. */
    Plan only(Predicate<Workload> which) {
        return new Plan(workloads.stream().filter(which).toList(), rounds, timing);
    }

    /** The same with another number of rounds. */
    Plan rounds(int other) {
        return new Plan(workloads, other, timing);
    }

    /** How many times a contender is run. */
    int runs() {
        return workloads.stream()
                .mapToInt(workload -> rounds * workload.contenders().size())
                .sum();
    }

    private static int asManyAsTheLimitsAllow() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.min(PORTS, unix.getMaxFileDescriptorCount() - OTHER_FILES)
                : PORTS;
    }
}
