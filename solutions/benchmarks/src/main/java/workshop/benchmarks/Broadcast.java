package workshop.benchmarks;

import java.io.IOException;
import java.util.List;
import workshop.benchmarks.contenders.Assignment;
import workshop.benchmarks.contenders.Roster;
import workshop.benchmarks.contenders.Snapshot;

/** One client sends messages to a room, and all clients in it receive them. */
record Broadcast(int members, int inFlight) implements Workload {

    @Override
    public Chapter chapter() {
        return Chapter.BROADCAST;
    }

    @Override
    public String variant() {
        return inFlight + " in flight";
    }

    @Override
    public List<Roster> contenders() {
        return List.of(
                Roster.BROADCAST_STEP_4,
                Roster.BROADCAST_STEP_5,
                Roster.BROADCAST_NETTY_FLUSH_ON_READ,
                Roster.BROADCAST_NETTY_FLUSH_EACH);
    }

    @Override
    public Measurement measure(Roster contender, Timing timing) throws IOException {
        try (ContenderProcess process = ContenderProcess.start(contender, Assignment.SERVE);
                BroadcastLoad load = new BroadcastLoad(process.port(), members, inFlight)) {
            load.run(timing.warmUp());
            Snapshot start = process.snapshot();
            long deliveries = load.run(timing.measured());
            return Measurement.of(process.snapshot().since(start), deliveries);
        }
    }
}
