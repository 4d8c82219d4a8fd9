package workshop.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import workshop.benchmarks.Chapter.Workload;
import workshop.nats.NatsServer;

/** The load in a process of its own, and all contenders in theirs. The load turns from one contender to another. */
final class LoadedArena implements Arena {

    /** The time between two looks at a contender that is about to become idle, in milliseconds. */
    private static final int POLL_MILLIS = 2;

    /** A contender is idle when so many looks in a row have found no new units. */
    private static final int IDLE_POLLS = 4;

    private final Workload workload;
    private final int windowMillis;
    private final Child load;
    private final List<NatsServer> servers = new ArrayList<>();
    private final Map<Contender, Child> contenders = new EnumMap<>(Contender.class);

    /** @param windowMillis the length of a window, in milliseconds */
    LoadedArena(Workload workload, int windowMillis) throws IOException {
        this.workload = workload;
        this.windowMillis = windowMillis;
        load = Child.start(Load.class, List.of(), workload.chapter(), workload.size());
        // If a contender fails, this process ends, and all others end with it.
        for (Contender contender : workload.chapter().contenders) {
            add(contender);
        }
    }

    private void add(Contender contender) throws IOException {
        switch (workload.chapter()) {
            case CONSUME, FIVE_FOLD, RECEIVE_BUFFER, SEND -> {
                start(contender, load.number("port"));
                load.number("line 0");
            }
            case BROADCAST, ECHO -> load.number("line " + start(contender, 0).number("port"));
            case IDLE -> throw new IllegalArgumentException("an idle contender has no load");
            case SERVER -> {
                // Each contender has a server of its own: a server sends each message to all subscribers.
                servers.add(NatsServer.start());
                int port = servers.getLast().address().getPort();
                start(contender, port).number("port");
                load.number("line " + port);
            }
        }
    }

    private Child start(Contender contender, long peer) throws IOException {
        Child child = Child.start(Contender.class, List.of(), contender.name(), peer, workload.size());
        contenders.put(contender, child);
        return child;
    }

    /**
     * Lets one contender work for a while. The others are idle meanwhile. A window begins and ends with an idle contender.
     * So all units of the window are counted, and no others.
     */
    @Override
    public double[] window(Contender contender) throws IOException, InterruptedException {
        Child child = contenders.get(contender);
        Snapshot start = child.snapshot("used");
        int line = workload.chapter().contenders.indexOf(contender);
        Snapshot usedByLoad = load.snapshot("work " + line + " " + windowMillis);
        Snapshot used = end(child, start, usedByLoad.units()).since(start);
        // Either of the two counts.
        double units = used.units() + usedByLoad.units();
        return new double[] {
            units * 1e6 / used.nanos(),
            used.cpuNanos() / units,
            used.allocatedBytes() / units,
            100.0 * usedByLoad.cpuNanos() / used.nanos()
        };
    }

    /** Waits until the contender is idle. Returns what it had done and used when its last unit was done. */
    private static Snapshot end(Child child, Snapshot start, long countedByLoad)
            throws IOException, InterruptedException {
        Snapshot end = child.snapshot("used");
        for (int polls = 0; polls < IDLE_POLLS || end.units() + countedByLoad == start.units(); polls++) {
            Thread.sleep(POLL_MILLIS);
            Snapshot now = child.snapshot("used");
            if (now.units() > end.units()) {
                end = now;
                polls = 0;
            }
        }
        return end;
    }

    @Override
    public void close() {
        // The contenders first: one that is still running would report that its peer has gone.
        contenders.values().forEach(Child::close);
        load.close();
        servers.forEach(NatsServer::close);
    }
}
