package workshop.benchmarks.contenders;

import io.nats.client.Connection;
import java.io.IOException;
import workshop.benchmarks.Nats;

/**
 * Sends with the official Java client, with the settings of {@link OfficialClient}. Published messages wait in its
 * queue for its writing thread.
 */
final class OfficialSender implements Contender {

    private final Counter sent = new Counter();

    OfficialSender(Assignment assignment) throws IOException, InterruptedException {
        Connection connection = OfficialClient.connect(assignment);
        byte[] payload = new byte[assignment.payload()];
        Work.start(() -> send(connection, payload));
    }

    private void send(Connection connection, byte[] payload) {
        while (true) {
            connection.publish(Nats.SUBJECT, payload);
            sent.add(1);
        }
    }

    @Override
    public long units() {
        return sent.get();
    }
}
