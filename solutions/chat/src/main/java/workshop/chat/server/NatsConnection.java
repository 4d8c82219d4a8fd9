package workshop.chat.server;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.Dispatcher;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a NATS server with one subscription, from the attempt to make it to its end. It is never made again:
 * {@link NatsLink} makes another one.
 *
 * <p>Thread-safe.
 */
final class NatsConnection implements ErrorListener {

    /** How long a flush may take when the link is closed. */
    static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(1);

    /** How many messages may wait to be sent: 64 MiB at most, while the NATS server does not read. Others are lost. */
    private static final int MAX_OUTGOING = 1000;

    /** How many messages of other servers may wait. What does not fit is dropped, and counts as lost. */
    private static final int MAX_INCOMING = 10_000;

    private static final int MAX_INCOMING_BYTES = 8 * Limits.MIB;

    private static final Logger LOG = LoggerFactory.getLogger(NatsConnection.class);

    private final NatsUrl url;
    private final String name;
    private final String subject;
    private final NatsLink.Listener listener;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile String reason = "no answer";

    /** Null before there is a connection, and when it has ended. */
    private volatile Connection connection;

    private volatile Dispatcher dispatcher;

    /** Not connected yet: {@link #run} does that. */
    NatsConnection(NatsUrl url, String name, String subject, NatsLink.Listener listener) {
        this.url = url;
        this.name = name;
        this.subject = subject;
        this.listener = listener;
    }

    /**
     * Connects, and returns when the connection has ended.
     *
     * @return false if no connection could be made
     */
    boolean run() {
        Connection made = null;
        try {
            made = Nats.connect(options());
            dispatcher = made.createDispatcher(message -> listener.received(message.getData()));
            dispatcher.setPendingLimits(MAX_INCOMING, MAX_INCOMING_BYTES);
            dispatcher.subscribe(subject);
            connection = made;
            LOG.info("on the bus {} as {}", url, name);
            listener.connected();
            ended.await();
        } catch (AuthenticationException e) {
            reason = e.getMessage();
        } catch (IOException | RuntimeException e) {
            // The library has told this error listener why.
            LOG.debug("no connection", e);
        } catch (Error e) {
            // There may be no memory, or no thread, for a moment.
            reason = e.toString();
        } catch (InterruptedException e) {
            // NatsLink.close interrupts.
        }
        connection = null;
        close(made);
        return made != null;
    }

    private static void close(Connection made) {
        try {
            if (made != null) {
                made.close();
            }
        } catch (InterruptedException e) {
            // NatsLink.close interrupts.
        }
    }

    private Options options() {
        return url.addTo(new Options.Builder())
                .connectionName("tcpchat " + name)
                .noReconnect()
                .maxMessagesInOutgoingQueue(MAX_OUTGOING)
                .discardMessagesWhenOutgoingQueueFull()
                .connectionListener((source, event) -> changed(event))
                .errorListener(this)
                .build();
    }

    /** Why the connection has ended, or could not be made. */
    String reason() {
        return reason;
    }

    /** Publishes to all subscribers, if there is a connection. */
    void publish(byte[] data) {
        use(made -> made.publish(subject, data));
    }

    /** The longest message that the NATS server accepts, in bytes. */
    long maxPayload() {
        Connection made = connection;
        long limit = made == null ? 0 : made.getMaxPayload();
        return limit > 0 ? limit : Long.MAX_VALUE;
    }

    /** Subscribes again, after the NATS server has refused it. */
    void subscribeAgain() {
        use(made -> dispatcher.unsubscribe(subject).subscribe(subject));
    }

    /** Waits until the NATS server has received what was published, for {@link #FLUSH_TIMEOUT} at most. */
    void flush() {
        use(made -> {
            try {
                made.flush(FLUSH_TIMEOUT);
            } catch (TimeoutException e) {
                LOG.debug("the last messages may be lost", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void use(Consumer<Connection> action) {
        Connection made = connection;
        if (made == null) {
            return;
        }
        try {
            action.accept(made);
        } catch (RuntimeException e) {
            // The connection has just ended, or the next one takes shorter messages. Receivers notice what is lost.
            LOG.debug("the connection could not be used", e);
        }
    }

    /** Ends the connection. */
    void end(String why) {
        if (ended.getCount() > 0 && connection != null) {
            reason = why;
        }
        ended.countDown();
    }

    private void changed(Events event) {
        if (event == Events.DISCONNECTED || event == Events.CLOSED) {
            ended.countDown();
        }
    }

    /** {@inheritDoc} */
    @Override
    public void exceptionOccurred(Connection source, Exception e) {
        reason = e.toString();
    }

    /** {@inheritDoc} */
    @Override
    public void errorOccurred(Connection source, String error) {
        if (error.startsWith("Permissions Violation for Publish")) {
            listener.publishRefused();
        } else if (error.startsWith("Permissions Violation for Subscription")) {
            listener.subscribeRefused();
        } else {
            reason = error;
        }
    }
}
