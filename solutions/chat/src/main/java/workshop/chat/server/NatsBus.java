package workshop.chat.server;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import workshop.chat.protocol.Message.Broadcast;

/**
 * Makes one room of those of any number of servers, through NATS: each publishes what is said there, and subscribes to
 * what the others publish. NATS delivers at most once; what does not come is noticed by its number.
 *
 * <p>While NATS is away, its client library connects again by itself. What is said meanwhile is not sent later, when
 * nobody would know any more what it was an answer to. It is said that it got lost, and how much.
 *
 * @see <a href="https://docs.nats.io/nats-concepts/what-is-nats#nats-quality-of-service-qos">Quality of service</a>
 */
public final class NatsBus implements Bus {

    private static final Logger LOG = LoggerFactory.getLogger(NatsBus.class);

    /** How often to tell the others how far our numbers have come, so that they notice a loss that nothing follows. */
    private static final Duration BEACON = Duration.ofSeconds(2);

    private final UUID origin = UUID.randomUUID();
    private final String subject;
    private final String name;
    private final BusListener listener;
    private final Sequences heard = new Sequences();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("chat-bus").factory());

    // The lock of these is this bus.
    private Connection connection;
    private boolean subscribed;
    private boolean away;
    private boolean closed;
    private long sequence;
    private long unsent;

    private NatsBus(String subject, String name, BusListener listener) {
        this.subject = subject;
        this.name = name;
        this.listener = listener;
    }

    /**
     * A bus over a NATS server.
     *
     * @param url such as {@code nats://host:4222}
     * @param subject where the room is: servers with the same one hear each other
     * @param name what others add to the names of this server's guests, a nickname of its own; there should be no other
     */
    public static BusConnector on(String url, String subject, String name) {
        return listener -> {
            NatsBus bus = new NatsBus(subject, name, listener);
            bus.start(url);
            return bus;
        };
    }

    /** A name that hardly another server has: six hexadecimal digits. */
    public static String anyName() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt(), 6);
    }

    private void start(String url) {
        Options options = new Options.Builder()
                .server(url)
                .connectionName("tcpchat " + name)
                .maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(500))
                .noEcho()
                // Nothing is kept for later, and nobody who says something ever waits for NATS.
                .reconnectBufferSize(0)
                .discardMessagesWhenOutgoingQueueFull()
                .connectionListener(this::event)
                .errorListener(new Quiet())
                .build();
        try {
            Nats.connectAsynchronously(options, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        timer.scheduleAtFixedRate(this::beacon, BEACON.toNanos(), BEACON.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The library reports each attempt that fails; the listener's events say all that matters of it. */
    private static final class Quiet implements ErrorListener {

        @Override
        public void exceptionOccurred(Connection connection, Exception e) {
            LOG.debug("NATS: {}", e.toString());
        }

        @Override
        public void errorOccurred(Connection connection, String error) {
            LOG.warn("NATS says: {}", error);
        }
    }

    private void event(Connection source, Events event) {
        switch (event) {
            case CONNECTED, RECONNECTED -> connected(source);
            case DISCONNECTED -> disconnected(source);
            case RESUBSCRIBED -> beacon();
            default -> LOG.debug("NATS: {}", event);
        }
    }

    private void connected(Connection source) {
        if (!known(source)) {
            return;
        }
        String news;
        synchronized (this) {
            if (!subscribed) {
                subscribed = true;
                source.createDispatcher(this::receive).subscribe(subject);
            }
            news = away ? "the other servers can be reached again" + lost(unsent, "said here meanwhile") : "";
            away = false;
            unsent = 0;
        }
        LOG.info("on the bus {} as {}", source.getConnectedUrl(), name);
        if (!news.isEmpty()) {
            tell(news);
        }
        beacon();
    }

    private void disconnected(Connection source) {
        if (!known(source)) {
            return;
        }
        synchronized (this) {
            if (away) {
                return;
            }
            away = true;
        }
        tell("the other servers cannot be reached: only guests of this one hear you");
    }

    /** The library hands out its connection only with its events, and the first may come when we are closed already. */
    private boolean known(Connection source) {
        synchronized (this) {
            connection = source;
            if (!closed) {
                return true;
            }
        }
        close(source);
        return false;
    }

    private static String lost(long count, String which) {
        return count == 0 ? "" : "; " + count + (count == 1 ? " message " : " messages ") + which + " got lost";
    }

    private void tell(String news) {
        LOG.warn("{}", news);
        listener.tell(news);
    }

    /** {@inheritDoc} */
    @Override
    public synchronized void publish(Broadcast broadcast) {
        // Under the lock, because the numbers must go out in their order.
        sequence++;
        if (!sent(Optional.of(broadcast))) {
            unsent++;
        }
    }

    private synchronized void beacon() {
        sent(Optional.empty());
    }

    private boolean sent(Optional<Broadcast> broadcast) {
        if (connection == null) {
            return false;
        }
        try {
            connection.publish(subject, new BusMessage(origin, sequence, name, broadcast).encode());
            return true;
        } catch (IllegalStateException e) {
            LOG.debug("NATS is away", e);
            return false;
        }
    }

    private void receive(Message published) {
        try {
            receive(BusMessage.decode(published.getData()));
        } catch (ProtocolException | IllegalArgumentException e) {
            LOG.warn("ignored what no chat server sends, on {}: {}", published.getSubject(), e.getMessage());
        }
    }

    private void receive(BusMessage message) {
        if (message.origin().equals(origin)) {
            return;
        }
        Sequences.Verdict verdict = message.broadcast().isPresent()
                ? heard.said(message.origin(), message.sequence())
                : heard.reached(message.origin(), message.sequence());
        if (verdict.lost() > 0) {
            tell("something is missing" + lost(verdict.lost(), "from " + message.server()));
        }
        if (verdict.isNew()) {
            message.broadcast().ifPresent(said -> listener.heard(elsewhere(said, message.server())));
        }
    }

    /** Nicknames are unique on each server only; and no guest may look like one of another server. */
    private static Broadcast elsewhere(Broadcast said, String server) {
        return new Broadcast(said.from() + "@" + server, said.text());
    }

    /** {@inheritDoc} */
    @Override
    public void close() {
        Connection current;
        synchronized (this) {
            closed = true;
            current = connection;
        }
        timer.shutdownNow();
        if (current != null) {
            close(current);
        }
    }

    /** Not under the lock: it waits for the library's threads, and those may wait for the lock. */
    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
