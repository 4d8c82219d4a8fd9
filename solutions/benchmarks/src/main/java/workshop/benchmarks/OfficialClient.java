package workshop.benchmarks;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.ErrorListener;
import io.nats.client.Options;
import java.io.IOException;

/**
 * The official Java client of NATS, as its README shows it. It reads on while its handler is behind, and drops messages
 * when its queue is full. Those were received and parsed, so they count as handled, in favour of this contender.
 */
final class OfficialClient {

    private OfficialClient() {}

    private static Connection connect(int port) throws IOException, InterruptedException {
        // Two settings differ from the defaults, and do not affect the measurement. The client does not reconnect when
        // a run is over and the peer closes the connection. And it logs no errors.
        return io.nats.client.Nats.connect(Options.builder()
                .server(Loopback.natsUrl(port))
                .noReconnect()
                .errorListener(new ErrorListener() {})
                .build());
    }

    /** A dispatcher calls a handler on its thread. */
    static Running handler(int port, int payload) throws IOException, InterruptedException {
        Counter counter = new Counter();
        Dispatcher dispatcher = connect(port).createDispatcher();
        dispatcher.subscribe(Nats.SUBJECT, message -> {
            byte[] data = message.getData();
            counter.message(data[data.length - 1]);
        });
        return new Running(0, () -> counter.get() + dispatcher.getDroppedCount());
    }

    /** Published messages wait in the client's queue for its writing thread. */
    static Running sender(int port, int payload) throws IOException, InterruptedException {
        Connection connection = connect(port);
        byte[] bytes = Nats.bytes(Nats.payload(payload));
        return Running.client(sent -> {
            while (true) {
                try {
                    connection.publish(Nats.SUBJECT, bytes);
                    sent.add(1);
                } catch (IllegalStateException e) {
                    // The queue has been full for seconds: the load works on other contenders.
                }
            }
        });
    }
}
