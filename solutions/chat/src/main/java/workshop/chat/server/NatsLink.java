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
import workshop.chat.protocol.SafeText;
import workshop.client.Backoff;

/**
 * A subscription on a NATS server that is made again whenever it has ended, for whatever reason, with a pause that grows.
 * The client library would do that too, but gives up for good when the credentials are refused twice.
 *
 * <p>Safe for use by several threads.
 */
final class NatsLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NatsLink.class);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(500), LONGEST_PAUSE, Integer.MAX_VALUE);

    /** How long the last words may take when the link is closed, and the library's threads to end. */
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    /** Hears what comes of a link. Called on any thread, which must not be blocked. */
    interface Listener {

        /** From now on, what is published here should come back by {@link #received}. */
        void connected();

        /** A connection has ended, or could not be made. */
        void disconnected();

        /** The server says that we may not publish. */
        void publishRefused();

        /** The server says that we may not subscribe. */
        void subscribeRefused();

        /** Somebody has published this, maybe we ourselves. */
        void received(byte[] data);
    }

    private final NatsUrl url;
    private final String name;
    private final String subject;
    private final Listener listener;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("chat-bus-link").unstarted(this::keepConnected);
    private volatile Attempt attempt = new Attempt();
    private volatile boolean closed;

    /** Not connected yet: {@link #start} does that. */
    NatsLink(NatsUrl url, String name, String subject, Listener listener) {
        this.url = url;
        this.name = name;
        this.subject = subject;
        this.listener = listener;
    }

    /** Starts to connect, and returns at once. */
    void start() {
        thread.start();
    }

    private void keepConnected() {
        String logged = "";
        int failures = 0;
        while (!closed) {
            attempt = new Attempt();
            long start = System.nanoTime();
            boolean wasConnected = attempt.run();
            listener.disconnected();
            if (!closed && (wasConnected || !attempt.reason.equals(logged))) {
                logged = attempt.reason;
                LOG.warn("not on the bus {}: {}", url, SafeText.of(logged));
            }
            failures = System.nanoTime() - start > LONGEST_PAUSE.toNanos() ? 1 : failures + 1;
            pause(PAUSES.delayAfter(failures));
        }
    }

    private void pause(Duration time) {
        try {
            if (!closed) {
                Thread.sleep(time);
            }
        } catch (InterruptedException e) {
            // Only close does that.
        }
    }

    /** Sends this to all that are subscribed, if there is a connection. Nobody ever waits for NATS. */
    void publish(byte[] data) {
        attempt.publish(data);
    }

    /** The longest message that the server takes, in bytes. */
    long maxPayload() {
        return attempt.maxPayload();
    }

    /** Asks for the subscription again, which was refused. */
    void subscribeAgain() {
        attempt.subscribeAgain();
    }

    /** Gives up a connection that has died without a word. */
    void reconnect() {
        attempt.giveUp("nothing comes from there any more");
    }

    /** Sends what was published before, and ends. Waits for that for some seconds at most. */
    @Override
    public void close() {
        closed = true;
        attempt.flush();
        attempt.giveUp("closed");
        thread.interrupt();
        try {
            thread.join(GOODBYE.multipliedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection, from the attempt to make it to its end. */
    private final class Attempt implements ErrorListener {

        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile String reason = "no answer";
        private volatile Connection connection;
        private volatile Dispatcher dispatcher;

        /** Returns when the connection has ended; whether there was one. */
        boolean run() {
            Connection made = null;
            try {
                made = Nats.connect(options());
                dispatcher = made.createDispatcher(message -> listener.received(message.getData()));
                dispatcher.subscribe(subject);
                connection = made;
                LOG.info("on the bus {} as {}", url, name);
                listener.connected();
                ended.await();
            } catch (AuthenticationException e) {
                reason = e.getMessage();
            } catch (IOException | RuntimeException e) {
                // The error listener has heard why.
                LOG.debug("no connection", e);
            } catch (InterruptedException e) {
                // By close.
            }
            connection = null;
            end(made);
            return made != null;
        }

        private static void end(Connection made) {
            try {
                if (made != null) {
                    made.close();
                }
            } catch (InterruptedException e) {
                // By close.
            }
        }

        private Options options() {
            return url.addTo(new Options.Builder())
                    .connectionName("tcpchat " + name)
                    .noReconnect()
                    .discardMessagesWhenOutgoingQueueFull()
                    .connectionListener((source, event) -> changed(event))
                    .errorListener(this)
                    .build();
        }

        void publish(byte[] data) {
            use(made -> made.publish(subject, data));
        }

        long maxPayload() {
            Connection made = connection;
            long most = made == null ? 0 : made.getMaxPayload();
            return most > 0 ? most : Long.MAX_VALUE;
        }

        void subscribeAgain() {
            use(made -> dispatcher.unsubscribe(subject).subscribe(subject));
        }

        void flush() {
            use(made -> {
                try {
                    made.flush(GOODBYE);
                } catch (TimeoutException | InterruptedException e) {
                    LOG.debug("the last words may be lost", e);
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
                // The connection has just ended, or the next one takes shorter messages. What is lost will be missed.
                LOG.debug("no use of the connection", e);
            }
        }

        void giveUp(String why) {
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

        @Override
        public void exceptionOccurred(Connection source, Exception e) {
            reason = e.toString();
        }

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
}
