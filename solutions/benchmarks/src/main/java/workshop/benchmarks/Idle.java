package workshop.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import oshi.SystemInfo;
import oshi.software.os.OperatingSystem;
import workshop.benchmarks.contenders.Assignment;
import workshop.benchmarks.contenders.Footprint;
import workshop.benchmarks.contenders.Roster;

/** Idle connections. Each has had one message echoed. */
record Idle(int connections) implements Workload {

    /**
     * The whole heap is resident from the beginning: if the process grows, it grows outside of the heap. The young
     * generation is small, because each thread reserves a part of it, which counts as used. Only the simple compiler
     * (C1) runs: the other compiler takes more memory for a while than the connections do.
     */
    private static final String[] JVM_OPTIONS = {
        "-XX:+UseSerialGC", "-Xms512m", "-Xmx512m", "-Xmn4m", "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1"
    };

    private static final OperatingSystem SYSTEM = new SystemInfo().getOperatingSystem();

    @Override
    public Chapter chapter() {
        return Chapter.IDLE;
    }

    @Override
    public String variant() {
        return String.format(Locale.ROOT, "%,d connections", connections);
    }

    @Override
    public List<Roster> contenders() {
        return List.of(Roster.ECHO_STEP_2, Roster.ECHO_STEP_4, Roster.ECHO_NETTY, Roster.ECHO_SELECTOR);
    }

    @Override
    public Measurement measure(Roster contender, Timing timing) throws IOException {
        try (ContenderProcess process = ContenderProcess.start(contender, Assignment.SERVE, JVM_OPTIONS);
                IdleLoad load = new IdleLoad(process.port())) {
            // The objects that the server makes once, for its first client, do not count.
            load.open(1);
            Footprint before = process.footprint();
            long residentBefore = resident(process);
            load.open(connections);
            Footprint after = process.footprint();
            double heap = each(after.heapBytes() - before.heapBytes());
            return new Measurement()
                    .with(Metric.HEAP, heap)
                    .with(Metric.RESIDENT, heap + each(resident(process) - residentBefore))
                    .with(Metric.THREADS, after.threads());
        }
    }

    private static long resident(ContenderProcess process) {
        return SYSTEM.getProcess(Math.toIntExact(process.pid())).getResidentMemory();
    }

    private double each(long bytes) {
        return (double) bytes / connections;
    }
}
