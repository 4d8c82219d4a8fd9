package workshop.benchmarks.contenders;

import io.nats.client.Connection;
import io.nats.client.Consumer;
import io.nats.client.Dispatcher;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Options;
import io.nats.client.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import workshop.benchmarks.Counter;
import workshop.benchmarks.Loopback;
import workshop.benchmarks.Nats;

/** The official Java client of NATS, as its README shows it. */
final class OfficialClient {

    private OfficialClient() {}

    private static Connection connect(int port) throws IOException, InterruptedException {
        // Two settings differ from the defaults, and do not affect the measurement. The client does not reconnect when
        // a run is over and the peer closes the connection. And it logs no errors.
        Options options = Options.builder()
                .server(Loopback.natsUrl(port))
                .noReconnect()
                .errorListener(new ErrorListener() {})
                .build();
        return io.nats.client.Nats.connect(options);
    }

    /** A dispatcher calls a handler on its thread. */
    static Running handler(int port, int payload) throws IOException, InterruptedException {
        Counter counter = new Counter();
        Dispatcher dispatcher = connect(port).createDispatcher();
        dispatcher.subscribe(Nats.SUBJECT, message -> count(message, counter));
        return new Running(0, units(counter, dispatcher));
    }

    /** A thread takes one message after another. */
    static Running synchronous(int port, int payload) throws IOException, InterruptedException {
        Counter counter = new Counter();
        Subscription subscription = connect(port).subscribe(Nats.SUBJECT);
        return Running.client(units(counter, subscription), () -> {
            while (true) {
                Message message = subscription.nextMessage(Duration.ofSeconds(1));
                if (message != null) {
                    count(message, counter);
                }
            }
        });
    }

    private static void count(Message message, Counter counter) {
        byte[] payload = message.getData();
        counter.message(payload[payload.length - 1]);
    }

    private static LongSupplier units(Counter counter, Consumer source) {
        // The client reads on while its handler is behind, and drops messages when its queue is full. Those messages
        // were received and parsed, so they count as handled, in favour of this contender.
        return () -> counter.get() + source.getDroppedCount();
    }

    /** Published messages wait in the client's queue for its writing thread. */
    static Running sender(int port, int payload) throws IOException, InterruptedException {
        Counter sent = new Counter();
        Connection connection = connect(port);
        byte[] bytes = Nats.payload(payload);
        return Running.client(sent::get, () -> {
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
