package workshop.benchmarks;

import java.io.IOException;
import java.util.List;
import org.HdrHistogram.Histogram;
import workshop.benchmarks.contenders.Assignment;
import workshop.benchmarks.contenders.Roster;
import workshop.benchmarks.contenders.Snapshot;

/** The contender sends each message back. Each connection has one message in flight. */
record Echo(int connections) implements Workload {

    @Override
    public Chapter chapter() {
        return Chapter.ECHO;
    }

    @Override
    public String variant() {
        return connections == 1 ? "1 connection" : connections + " connections";
    }

    @Override
    public List<Roster> contenders() {
        return List.of(Roster.ECHO_STEP_2, Roster.ECHO_STEP_4, Roster.ECHO_NETTY, Roster.ECHO_SELECTOR);
    }

    @Override
    public Measurement measure(Roster contender, Timing timing) throws IOException {
        try (ContenderProcess process = ContenderProcess.start(contender, Assignment.SERVE);
                EchoLoad load = new EchoLoad(process.port(), connections)) {
            load.run(timing.warmUp());
            Snapshot start = process.snapshot();
            Histogram roundTrips = load.run(timing.measured());
            return Measurement.of(process.snapshot().since(start), roundTrips.getTotalCount())
                    .with(roundTrips);
        }
    }
}
