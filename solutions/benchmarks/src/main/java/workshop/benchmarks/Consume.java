package workshop.benchmarks;

import java.io.IOException;
import java.util.List;
import workshop.benchmarks.contenders.Assignment;
import workshop.benchmarks.contenders.Roster;

/**
 * The contender receives messages. A thread of this process writes encoded bytes as fast as the contender reads them.
 */
record Consume(String variant, Block block) implements Workload {

    @Override
    public Chapter chapter() {
        return Chapter.CONSUME;
    }

    @Override
    public List<Roster> contenders() {
        return List.of(
                Roster.CONSUMER_STEP_5,
                Roster.CONSUMER_OFFICIAL_HANDLER,
                Roster.CONSUMER_OFFICIAL_SYNCHRONOUS,
                Roster.CONSUMER_NAIVE,
                Roster.CONSUMER_READING_ONLY);
    }

    @Override
    public Measurement measure(Roster contender, Timing timing) throws IOException, InterruptedException {
        try (FakeNatsServer server = FakeNatsServer.sending(block);
                ContenderProcess process =
                        ContenderProcess.start(contender, new Assignment(server.port(), 0, block.wireBytes()))) {
            return process.measure(timing);
        }
    }
}
