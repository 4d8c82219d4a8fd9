package workshop.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import workshop.benchmarks.contenders.Assignment;
import workshop.benchmarks.contenders.Roster;
import workshop.nats.NatsServer;

/**
 * The contender receives messages from a nats-server. A thread of this process publishes encoded bytes to that
 * server.
 */
record ConsumeFromServer(int payload) implements Workload {

    @Override
    public Chapter chapter() {
        return Chapter.SERVER;
    }

    @Override
    public String variant() {
        return payload + " bytes";
    }

    @Override
    public List<Roster> contenders() {
        return List.of(Roster.CONSUMER_STEP_5, Roster.CONSUMER_OFFICIAL_HANDLER);
    }

    @Override
    public Optional<String> skipReason() {
        return NatsServer.isInstalled() ? Optional.empty() : Optional.of("there is no `nats-server` on the `PATH`");
    }

    @Override
    public Measurement measure(Roster contender, Timing timing) throws IOException, InterruptedException {
        try (NatsServer server = NatsServer.start();
                ContenderProcess process = ContenderProcess.start(
                        contender, new Assignment(server.address().getPort(), 0, 0));
                Publisher publisher = Publisher.start(server.address().getPort(), Block.published(payload))) {
            Measurement measurement = process.measure(timing);
            publisher.check();
            return measurement;
        }
    }
}
