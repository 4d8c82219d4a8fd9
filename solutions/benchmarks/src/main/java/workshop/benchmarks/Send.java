package workshop.benchmarks;

import java.io.IOException;
import java.util.List;
import workshop.benchmarks.contenders.Assignment;
import workshop.benchmarks.contenders.Roster;

/** The contender sends messages. A thread of this process reads them as fast as they arrive, and discards them. */
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
        try (FakeNatsServer sink = FakeNatsServer.sink();
                ContenderProcess process = ContenderProcess.start(contender, new Assignment(sink.port(), payload, 0))) {
            return process.measure(timing);
        }
    }
}
