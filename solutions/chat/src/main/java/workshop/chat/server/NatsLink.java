package workshop.chat.server;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import workshop.chat.protocol.SafeText;
import workshop.client.Backoff;

/**
 * Stays connected to a NATS server: makes a new {@link NatsConnection} whenever the last one has ended, for whatever
 * reason, after a delay that grows. The client library would do that too, but gives up for good when the credentials are
 * refused twice.
 *
 * <p>Thread-safe.
 */
final class NatsLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NatsLink.class);

    private static final Duration MAX_DELAY = Duration.ofSeconds(5);
    private static final Backoff DELAYS = new Backoff(Duration.ofMillis(500), MAX_DELAY, Integer.MAX_VALUE);

    /** Is called with what happens on a link, by any thread. It must not block. */
    interface Listener {

        /** There is a new connection. What is published on it should come back by {@link #received}. */
        void connected();

        /** A connection has ended, or could not be made. */
        void disconnected();

        /** The NATS server does not let this server publish. */
        void publishRefused();

        /** The NATS server does not let this server subscribe. */
        void subscribeRefused();

        /** A message was published, by another server or by this one. */
        void received(byte[] data);
    }

    private final NatsUrl url;
    private final String name;
    private final String subject;
    private final Listener listener;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("chat-bus-link").unstarted(this::keepConnected);
    private volatile NatsConnection connection;
    private volatile boolean closed;

    /** The last reason in the log. Only the link's thread uses it. */
    private String logged = "";

    /** Not connected yet: {@link #start} does that. */
    NatsLink(NatsUrl url, String name, String subject, Listener listener) {
        this.url = url;
        this.name = name;
        this.subject = subject;
        this.listener = listener;
        this.connection = newConnection();
    }

    private NatsConnection newConnection() {
        return new NatsConnection(url, name, subject, listener);
    }

    /** Starts to connect, and returns at once. */
    void start() {
        thread.start();
    }

    private void keepConnected() {
        int failures = 0;
        while (!closed) {
            long start = System.nanoTime();
            try {
                connect();
            } catch (RuntimeException | Error e) {
                // There may be no memory for a moment, also none for a line in the log.
            }
            failures = System.nanoTime() - start > MAX_DELAY.toNanos() ? 1 : failures + 1;
            pause(DELAYS.delayAfter(failures));
        }
    }

    /** Makes a connection, and returns when it has ended. */
    private void connect() {
        NatsConnection current = newConnection();
        connection = current;
        boolean wasConnected = current.run();
        listener.disconnected();
        if (!closed && (wasConnected || !current.reason().equals(logged))) {
            logged = current.reason();
            LOG.warn("not on the bus {}: {}", url, SafeText.of(logged));
        }
    }

    private void pause(Duration time) {
        try {
            if (!closed) {
                Thread.sleep(time);
            }
        } catch (InterruptedException e) {
            // close() interrupts.
        }
    }

    /** Publishes to all subscribers, if there is a connection. Never waits for the NATS server. */
    void publish(byte[] data) {
        connection.publish(data);
    }

    /** The longest message that the NATS server accepts, in bytes. */
    long maxPayload() {
        return connection.maxPayload();
    }

    /** Subscribes again, after the NATS server has refused it. */
    void subscribeAgain() {
        connection.subscribeAgain();
    }

    /** Replaces a connection on which nothing arrives any more. */
    void reconnect() {
        connection.end("nothing comes from there any more");
    }

    /** Sends what was published before, and ends. Waits for that for some seconds at most. */
    @Override
    public void close() {
        closed = true;
        connection.flush();
        connection.end("closed");
        thread.interrupt();
        try {
            thread.join(NatsConnection.FLUSH_TIMEOUT.multipliedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
