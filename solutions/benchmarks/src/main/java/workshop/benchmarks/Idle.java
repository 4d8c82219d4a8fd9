package workshop.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import oshi.SystemInfo;
import oshi.software.os.OperatingSystem;
import workshop.benchmarks.contenders.Assignment;
import workshop.benchmarks.contenders.Footprint;
import workshop.benchmarks.contenders.Roster;

/** Connections on which a message went there and back, and nothing happens any more. */
record Idle(int connections) implements Workload {

    /**
     * A heap all of which is resident from the beginning: if the process grows, it grows outside of it. Little of it is for
     * new objects, because each thread takes a share of that for itself, which counts as used. And only the simple
     * compiler: the other one takes more memory for a while than the connections do.
     */
    private static final String[] SETTLED = {
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
        try (Fork fork = Fork.start(contender, Assignment.SERVE, SETTLED);
                IdleLoad load = new IdleLoad(fork.port())) {
            // What is made once, for the first client, is not counted to the others.
            load.open(1);
            Footprint before = fork.footprint();
            long residentBefore = resident(fork);
            load.open(connections);
            Footprint after = fork.footprint();
            double heap = each(after.heapBytes() - before.heapBytes());
            return new Measurement()
                    .with(Metric.HEAP, heap)
                    .with(Metric.RESIDENT, heap + each(resident(fork) - residentBefore))
                    .with(Metric.THREADS, after.threads());
        }
    }

    private static long resident(Fork fork) {
        return SYSTEM.getProcess(Math.toIntExact(fork.pid())).getResidentMemory();
    }

    private double each(long bytes) {
        return (double) bytes / connections;
    }
}
