package workshop.benchmarks.contenders;

import io.nats.client.Consumer;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.io.IOException;
import java.time.Duration;
import workshop.benchmarks.Nats;

/** Consumes with the official Java client, as its README shows it, with the settings of {@link OfficialClient}. */
final class OfficialConsumer implements Contender {

    private final MessageCounter counter = new MessageCounter();
    private final Consumer source;

    private OfficialConsumer(Consumer source) {
        this.source = source;
    }

    /** A dispatcher calls a handler on its thread. */
    static OfficialConsumer withHandler(Assignment assignment) throws IOException, InterruptedException {
        Dispatcher dispatcher = OfficialClient.connect(assignment).createDispatcher();
        OfficialConsumer consumer = new OfficialConsumer(dispatcher);
        dispatcher.subscribe(Nats.SUBJECT, consumer::handle);
        return consumer;
    }

    /** A thread takes one message after another. */
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
        counter.count(payload[payload.length - 1]);
    }

    @Override
    public long units() {
        // The client reads on while its handler is behind, and drops messages when its queue is full. Those messages
        // were received and parsed, so they count as handled, in favour of this contender.
        return counter.messages() + source.getDroppedCount();
    }
}
