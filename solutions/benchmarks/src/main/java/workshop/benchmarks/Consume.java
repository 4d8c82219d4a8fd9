package workshop.benchmarks;

import java.io.IOException;
import java.util.List;
import workshop.benchmarks.contenders.Assignment;
import workshop.benchmarks.contenders.Roster;

/** Messages come as fast as they are read, from a thread of this process that writes encoded bytes. */
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
        try (Peer peer = Peer.feeding(block);
                Fork fork = Fork.start(contender, new Assignment(peer.port(), 0, block.wireBytes()))) {
            return fork.measure(timing);
        }
    }
}
