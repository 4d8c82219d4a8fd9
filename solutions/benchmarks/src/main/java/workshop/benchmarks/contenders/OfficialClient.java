package workshop.benchmarks.contenders;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Options;
import io.nats.client.Subscription;
import java.io.IOException;
import java.time.Duration;
import workshop.benchmarks.Counter;
import workshop.benchmarks.Loopback;
import workshop.benchmarks.Nats;
import workshop.benchmarks.contenders.Contender.Running;

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
        dispatcher.subscribe(Nats.SUBJECT, message -> count(message, counter));
        return Running.client(() -> counter.get() + dispatcher.getDroppedCount());
    }

    /** A thread takes one message after another. */
    static Running synchronous(int port, int payload) throws IOException, InterruptedException {
        Counter counter = new Counter();
        Subscription subscription = connect(port).subscribe(Nats.SUBJECT);
        Contender.work(() -> {
            while (true) {
                Message message = subscription.nextMessage(Duration.ofSeconds(1));
                if (message != null) {
                    count(message, counter);
                }
            }
        });
        return Running.client(() -> counter.get() + subscription.getDroppedCount());
    }

    private static void count(Message message, Counter counter) {
        byte[] payload = message.getData();
        counter.message(payload[payload.length - 1]);
    }

    /** Published messages wait in the client's queue for its writing thread. */
    static Running sender(int port, int payload) throws IOException, InterruptedException {
        Counter sent = new Counter();
        Connection connection = connect(port);
        byte[] bytes = Nats.bytes(Nats.payload(payload));
        Contender.work(() -> {
            while (true) {
                try {
                    connection.publish(Nats.SUBJECT, bytes);
                    sent.add(1);
                } catch (IllegalStateException e) {
                    // The queue has been full for seconds: the load works on other contenders.
                }
            }
        });
        return Running.client(sent::get);
    }
}
