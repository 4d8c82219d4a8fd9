package workshop.benchmarks;

import java.io.IOException;
import java.util.List;
import workshop.benchmarks.contenders.Assignment;
import workshop.benchmarks.contenders.Roster;

/** Messages are sent as fast as a thread of this process reads, which does nothing with them. */
record Send(int payload) implements Workload {

    @Override
    public Chapter chapter() {
        return Chapter.SEND;
    }

    @Override
    public String variant() {
        return payload + " bytes";
    }

    @Override
    public List<Roster> contenders() {
        return List.of(
                Roster.SENDER_STEP_5, Roster.SENDER_OFFICIAL, Roster.SENDER_WRITE_EACH, Roster.SENDER_WRITING_ONLY);
    }

    @Override
    public Measurement measure(Roster contender, Timing timing) throws IOException, InterruptedException {
        try (Peer sink = Peer.sink();
                Fork fork = Fork.start(contender, new Assignment(sink.port(), payload, 0))) {
            return fork.measure(timing);
        }
    }
}
