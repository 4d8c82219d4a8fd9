package workshop.benchmarks;

import java.io.IOException;
import java.util.List;
import workshop.benchmarks.contenders.Assignment;
import workshop.benchmarks.contenders.Mark;
import workshop.benchmarks.contenders.Roster;

/** One of a hundred clients speaks, and all of them hear it. */
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
        try (Fork fork = Fork.start(contender, Assignment.SERVE);
                BroadcastLoad load = new BroadcastLoad(fork.port(), members, inFlight)) {
            load.run(timing.warmUp());
            Mark start = fork.mark();
            long deliveries = load.run(timing.measured());
            return Measurement.of(fork.mark().since(start), deliveries);
        }
    }
}
