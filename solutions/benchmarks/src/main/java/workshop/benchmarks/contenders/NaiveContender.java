package workshop.benchmarks.contenders;

import java.io.IOException;
import java.net.Socket;
import workshop.benchmarks.Nats;
import workshop.zerocopy.NaiveConsumer;

/**
 * The naive consumer of step 5's race: a string for each line, an array for each payload, and a queue between two
 * threads.
 */
final class NaiveContender implements Contender {

    private final MessageCounter counter = new MessageCounter();

    NaiveContender(Assignment assignment) throws IOException {
        Socket socket = new Socket(assignment.address().getAddress(), assignment.port());
        NaiveConsumer consumer = new NaiveConsumer(socket, Nats.SUBJECT, this::handle);
        Work.start(consumer::consume);
    }

    private void handle(NaiveConsumer.Copy message) {
        byte[] payload = message.payload();
        counter.count(payload[payload.length - 1]);
    }

    @Override
    public long units() {
        return counter.messages();
    }
}
