package workshop.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workshop.benchmarks.Chapter.Workload;
import workshop.benchmarks.contenders.Contender;
import workshop.benchmarks.load.Load;
import workshop.nats.NatsServer;

/** The load in a process of its own, and all contenders in theirs. The load turns from one contender to another. */
final class LoadedArena implements AutoCloseable {

    /** The time between two looks at a contender that is about to become idle, in milliseconds. */
    private static final int POLL_MILLIS = 2;

    /** A contender is idle when so many looks in a row have found no new units. */
    private static final int IDLE_POLLS = 4;

    private final Workload workload;
    private final Child load;
    private final List<NatsServer> servers = new ArrayList<>();
    private final Map<Contender, Child> contenders = new LinkedHashMap<>();

    LoadedArena(Workload workload) throws IOException {
        this.workload = workload;
        load = Child.start(Load.class, List.of(), workload.chapter().load(), workload.size());
        try {
            for (Contender contender : workload.chapter().contenders()) {
                add(contender);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void add(Contender contender) throws IOException {
        switch (workload.chapter().load()) {
            case FEED, SINK -> start(contender, load.ask("line 0")[0]);
            case ROOM, ECHO -> load.ask("line " + start(contender, 0));
            case PUBLISH -> {
                // Each contender has a server of its own: a server sends each message to all subscribers.
                servers.add(NatsServer.start());
                int port = servers.getLast().address().getPort();
                start(contender, port);
                load.ask("line " + port);
            }
        }
    }

    /** Returns the port of a contender when it has started. */
    private long start(Contender contender, long peer) throws IOException {
        Child child = Child.start(Contender.class, List.of(), contender.name(), peer, workload.size());
        contenders.put(contender, child);
        return child.ask("port")[0];
    }

    /** What a contender and the load have done and used. Either of the two counts the units. */
    private record Used(Snapshot contender, Snapshot load) {

        static Used of(Child contender, Child load) throws IOException {
            return new Used(contender.snapshot(), load.snapshot());
        }

        long units() {
            return contender.units() + load.units();
        }
    }

    /**
     * Lets one contender work for a while. The others are idle meanwhile. A window begins and ends with an idle contender.
     * So all units of the window are counted, and no others.
     *
     * @return the values that {@link Chapter#headings} names
     */
    double[] window(Contender contender, int millis) throws IOException, InterruptedException {
        Child child = contenders.get(contender);
        Used start = Used.of(child, load);
        load.ask("start " + workload.chapter().contenders().indexOf(contender));
        Thread.sleep(millis);
        load.ask("stop");
        Used end = end(child, start);
        return values(end.units() - start.units(), end.contender.since(start.contender), end.load.since(start.load));
    }

    /** Returns what was used at the time when the last unit was done. Waits for one at least. */
    private Used end(Child child, Used start) throws IOException, InterruptedException {
        Used end = Used.of(child, load);
        for (int polls = 0; polls < IDLE_POLLS || end.units() == start.units(); polls++) {
            Thread.sleep(POLL_MILLIS);
            Used now = Used.of(child, load);
            if (now.units() > end.units()) {
                end = now;
                polls = 0;
            }
        }
        return end;
    }

    private static double[] values(double units, Snapshot contender, Snapshot load) {
        return new double[] {
            units * 1e6 / contender.nanos(),
            contender.cpuNanos() / units,
            contender.allocatedBytes() / units,
            100.0 * load.cpuNanos() / load.nanos()
        };
    }

    @Override
    public void close() throws IOException {
        // The contenders first: one that is still running would report that its peer has gone.
        contenders.values().forEach(Child::close);
        load.close();
        servers.forEach(NatsServer::close);
    }
}
