package workshop.chat.server;

import java.net.ProtocolException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import workshop.chat.protocol.Message.Broadcast;

/**
 * Joins the rooms of any number of servers through NATS: each server publishes what its guests say, and subscribes to what
 * all servers publish. Core NATS delivers at most once; what does not come is noticed by its number. What comes is
 * untrusted, like the messages of clients: everybody who may publish there can speak in any guest's name.
 *
 * <p>A server also receives what it published itself. By that it knows that the bus works, see {@link BusHealth}.
 *
 * @see <a href="https://docs.nats.io/nats-concepts/what-is-nats#nats-quality-of-service-qos">Quality of service</a>
 */
final class NatsBus implements Bus, NatsLink.Listener {

    /** The subject of the room by default. Servers with another form of {@link BusMessage} have another subject. */
    static final String SUBJECT = "tcpchat.0-5.bus-2";

    private static final Logger LOG = LoggerFactory.getLogger(NatsBus.class);

    /** The longest time between two beacons, which tell the others the number of the last message. */
    private static final Duration MAX_BEACON_PERIOD = Duration.ofSeconds(2);

    private final BusListener listener;
    private final long start = System.nanoTime();
    private final BusState state;
    private final NatsLink link;
    private final Timer timer =
            new Timer(Thread.ofPlatform().daemon().name("chat-bus").factory());

    private NatsBus(
            NatsUrl url,
            String subject,
            String name,
            Duration messageTimeout,
            Duration beaconPeriod,
            BusListener listener) {
        this.listener = listener;
        this.state = new BusState(name, messageTimeout, beaconPeriod, this::clock);
        this.link = new NatsLink(url, name, subject, this);
    }

    /**
     * A bus over a NATS server.
     *
     * @param url of the NATS server
     * @param subject of the room: servers with the same subject are in one room
     * @param name what others add to the names of this server's guests; it keeps the rules for nicknames, and no other
     *     server should have it
     * @param idleTimeout how long it may take until guests are told that nothing comes over the bus any more; a message
     *     that was on its way for more than three quarters of that counts as lost
     */
    static BusConnector on(NatsUrl url, String subject, String name, Duration idleTimeout) {
        Duration eighth = idleTimeout.dividedBy(8);
        Duration period = eighth.compareTo(MAX_BEACON_PERIOD) < 0 ? eighth : MAX_BEACON_PERIOD;
        Duration messageTimeout = idleTimeout.multipliedBy(3).dividedBy(4);
        return listener -> {
            NatsBus bus = new NatsBus(url, subject, name, messageTimeout, period, listener);
            bus.timer.every(period, bus::tick);
            bus.link.start();
            return bus;
        };
    }

    /** A random name that hardly any other server has: six hexadecimal digits. */
    static String randomName() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt(), 6);
    }

    private long clock() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** {@inheritDoc} */
    @Override
    public void publish(Broadcast broadcast, Consumer<String> onRefused) {
        long limit = link.maxPayload();
        int length;
        synchronized (this) {
            // Under a lock, because the messages must go out in the order of their numbers.
            length = send(state.message(broadcast), limit);
        }
        if (length > limit) {
            onRefused.accept("too long for the other servers (" + length + " bytes, where the bus takes " + limit
                    + "): only guests of this one heard you");
        }
    }

    private synchronized void sendBeacon() {
        send(state.beacon(), Long.MAX_VALUE);
    }

    /** Publishes a message that is not longer than a limit, and returns its length. */
    private int send(BusMessage message, long limit) {
        byte[] bytes = message.encode();
        if (bytes.length <= limit) {
            link.publish(bytes);
        }
        return bytes.length;
    }

    /** {@inheritDoc} */
    @Override
    public void received(byte[] data) {
        try {
            BusMessage message = BusMessage.decode(data);
            if (state.received(message)) {
                listener.received(withServer(message.broadcast(), message.server()));
            }
            tellStatusLater();
        } catch (ProtocolException e) {
            state.invalid(e.getMessage());
        }
    }

    /** Nicknames are unique on each server only, and no guest may be mistaken for one of another server. */
    private static Broadcast withServer(Broadcast broadcast, String server) {
        return new Broadcast(broadcast.from() + "@" + server, broadcast.text());
    }

    /** {@inheritDoc} */
    @Override
    public void connected() {
        state.connected();
        sendBeacon();
    }

    /** {@inheritDoc} */
    @Override
    public void disconnected() {
        state.disconnected();
        tellStatusLater();
    }

    /** {@inheritDoc} */
    @Override
    public void publishRefused() {
        state.publishRefused();
        tellStatusLater();
    }

    /** {@inheritDoc} */
    @Override
    public void subscribeRefused() {
        state.subscribeRefused();
        tellStatusLater();
    }

    /** On the timer's thread, so that the guests get one notice after another. */
    private void tellStatusLater() {
        if (state.hasNewStatus()) {
            timer.execute(this::tellStatus);
        }
    }

    private void tellStatus() {
        if (state.hasNewStatus()) {
            tell(state.takeStatus());
        }
    }

    private void tick() {
        if (state.shouldSubscribe()) {
            link.subscribeAgain();
        }
        if (state.isDead()) {
            link.reconnect();
        }
        state.takeNews().forEach(this::tell);
        String dropped = state.takeDropped();
        if (!dropped.isEmpty()) {
            LOG.warn("{}", dropped);
        }
        sendBeacon();
    }

    private void tell(String news) {
        LOG.warn("{}", news);
        listener.tell(news);
    }

    /** {@inheritDoc} */
    @Override
    public Optional<String> outage() {
        return Optional.of(state.told())
                .filter(told -> told != BusStatus.CONNECTED)
                .map(BusStatus::toString);
    }

    /** {@inheritDoc} */
    @Override
    public void close() {
        timer.close();
        sendBeacon();
        link.close();
    }
}
