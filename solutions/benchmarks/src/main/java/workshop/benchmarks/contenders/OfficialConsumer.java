package workshop.benchmarks.contenders;

import io.nats.client.Consumer;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.io.IOException;
import java.time.Duration;
import workshop.benchmarks.Nats;

/** The official Java client, as its README shows it, with the settings of {@link OfficialClient}. */
final class OfficialConsumer implements Contender {

    private final Tally tally = new Tally();
    private final Consumer source;

    private OfficialConsumer(Consumer source) {
        this.source = source;
    }

    /** Messages are handed to a handler, on the thread of a dispatcher. */
    static OfficialConsumer withHandler(Assignment assignment) throws IOException, InterruptedException {
        Dispatcher dispatcher = OfficialClient.connect(assignment).createDispatcher();
        OfficialConsumer consumer = new OfficialConsumer(dispatcher);
        dispatcher.subscribe(Nats.SUBJECT, consumer::handle);
        return consumer;
    }

    /** A thread asks for one message after another. */
    static OfficialConsumer synchronous(Assignment assignment) throws IOException, InterruptedException {
        Subscription subscription = OfficialClient.connect(assignment).subscribe(Nats.SUBJECT);
        OfficialConsumer consumer = new OfficialConsumer(subscription);
        Work.start(() -> {
            while (true) {
                Message message = subscription.nextMessage(Duration.ofSeconds(1));
                if (message != null) {
                    consumer.handle(message);
                }
            }
        });
        return consumer;
    }

    private void handle(Message message) {
        byte[] payload = message.getData();
        tally.count(payload[payload.length - 1]);
    }

    @Override
    public long units() {
        // It reads on while its handler is behind, and drops what is too much for its queue. That was received and
        // parsed all the same, so it counts, as if it had been handled: in favour of this contender.
        return tally.messages() + source.getDroppedCount();
    }
}
