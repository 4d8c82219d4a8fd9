package workshop.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import workshop.benchmarks.Chapter.Workload;
import workshop.benchmarks.contenders.Contender;
import workshop.benchmarks.contenders.ContenderMain;
import workshop.benchmarks.load.Load;
import workshop.benchmarks.load.LoadMain;
import workshop.nats.NatsServer;

/** The load in a process of its own, and all contenders in theirs. The load turns from one contender to another. */
final class LoadedArena implements Arena {

    /** The time between two looks at a contender that is about to become idle, in milliseconds. */
    private static final int POLL_MILLIS = 2;

    /** A contender is idle when so many looks in a row have found no new units. */
    private static final int IDLE_POLLS = 3;

    private final Workload workload;
    private final Child load;
    private final List<NatsServer> servers = new ArrayList<>();
    private final Map<Contender, Child> contenders = new EnumMap<>(Contender.class);

    LoadedArena(Workload workload) throws IOException {
        this.workload = workload;
        load = Child.start(LoadMain.class, List.of(), workload.chapter().load(), workload.size());
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
        Load kind = workload.chapter().load();
        // With a real server, each contender has its own: a server sends each message to all subscribers.
        if (kind == Load.PUBLISH) {
            servers.add(NatsServer.start());
            int port = servers.getLast().address().getPort();
            contenders.put(contender, start(contender, port));
            load.ask("line " + port);
        } else if (kind.connects()) {
            Child child = start(contender, 0);
            load.ask("line " + child.ask("port").get("port"));
        } else {
            start(contender, Math.toIntExact(load.ask("line 0").get("port")));
        }
    }

    private Child start(Contender contender, int port) throws IOException {
        Child child = Child.start(ContenderMain.class, List.of(), contender, port, workload.size());
        contenders.put(contender, child);
        // The response comes when the contender has started.
        child.ask("port");
        return child;
    }

    /** What a contender and the load have done and used. Either of the two counts the units. */
    private record Used(Snapshot contender, Snapshot load) {

        long units() {
            return contender.units() + load.units();
        }

        Used since(Used earlier) {
            return new Used(contender.since(earlier.contender), load.since(earlier.load));
        }
    }

    /** A window begins and ends with an idle contender. So all units of the window are counted, and no others. */
    @Override
    public double[] window(Contender contender, int millis) throws IOException, InterruptedException {
        Child child = contenders.get(contender);
        Used start = used(child);
        load.ask("start " + workload.chapter().contenders().indexOf(contender));
        Thread.sleep(millis);
        load.ask("stop");
        return values(end(child).since(start));
    }

    /** Returns what was used at the time when the last unit was done. */
    private Used end(Child child) throws IOException, InterruptedException {
        Used end = used(child);
        for (int polls = 0; polls < IDLE_POLLS; polls++) {
            Thread.sleep(POLL_MILLIS);
            Used now = used(child);
            if (now.units() > end.units()) {
                end = now;
                polls = 0;
            }
        }
        return end;
    }

    private Used used(Child child) throws IOException {
        return new Used(child.snapshot(), load.snapshot());
    }

    private static double[] values(Used used) {
        double units = Math.max(1, used.units());
        return new double[] {
            units * 1e6 / used.contender.nanos(),
            used.contender.cpuNanos() / units,
            used.contender.allocatedBytes() / units,
            100.0 * used.load.cpuNanos() / used.load.nanos()
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
