package workshop.chat.server;

import java.net.ProtocolException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import workshop.chat.protocol.Message.Broadcast;

/**
 * Makes one room of those of any number of servers, through NATS: each publishes what is said there, and subscribes to
 * what all publish. Core NATS delivers at most once; what does not come is noticed by its number. What comes is as suspect as
 * what a client sends: whoever may publish there can speak as anybody.
 *
 * <p>A server also hears what it published itself, by which it knows that the bus works, see {@link BusWatch}.
 *
 * @see <a href="https://docs.nats.io/nats-concepts/what-is-nats#nats-quality-of-service-qos">Quality of service</a>
 */
final class NatsBus implements Bus, NatsLink.Listener {

    /** Where the room is, where nothing else is said. Servers with another form of {@link BusMessage} have another one. */
    static final String SUBJECT = "tcpchat.0-5.bus-2";

    private static final Logger LOG = LoggerFactory.getLogger(NatsBus.class);

    /** How often at least to tell the others how far our numbers have come. */
    private static final Duration BEACON = Duration.ofSeconds(2);

    private final UUID origin = UUID.randomUUID();
    private final String subject;
    private final String name;
    private final BusListener listener;
    private final long start = System.nanoTime();

    private final Duration period;
    private final NatsLink link;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("chat-bus").factory(), new DiscardPolicy());

    // The lock of these is this bus.
    private final Sequences heard;
    private final BusWatch watch;
    private final BusLosses losses = new BusLosses();
    private BusReach told = BusReach.BOTH_WAYS;
    private boolean counting;
    private long sequence;

    private NatsBus(NatsUrl url, String subject, String name, Duration silence, BusListener listener) {
        this.subject = subject;
        this.name = name;
        this.listener = listener;
        Duration patience = silence.multipliedBy(3).dividedBy(4);
        Duration eighth = silence.dividedBy(8);
        this.period = eighth.compareTo(BEACON) < 0 ? eighth : BEACON;
        this.heard = new Sequences(patience, this::clock);
        this.watch = new BusWatch(patience.toMillis(), 3 * period.toMillis(), this::clock);
        this.link = new NatsLink(url, name, subject, this);
    }

    /**
     * A bus over a NATS server.
     *
     * @param url where that is
     * @param subject where the room is: servers with the same one hear each other
     * @param name what others add to the names of this server's guests, a nickname of its own; there should be no other
     * @param silence how long it may take until guests are told that nothing comes over the bus any more; a message that
     *     was on its way for more than three quarters of that counts as lost
     */
    static BusConnector on(NatsUrl url, String subject, String name, Duration silence) {
        return listener -> {
            NatsBus bus = new NatsBus(url, subject, name, silence, listener);
            bus.link.start();
            long period = bus.period.toNanos();
            bus.timer.scheduleAtFixedRate(bus::tick, period, period, TimeUnit.NANOSECONDS);
            return bus;
        };
    }

    /** A name that hardly another server has: six hexadecimal digits. */
    static String anyName() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt(), 6);
    }

    private long clock() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** {@inheritDoc} */
    @Override
    public void publish(Broadcast broadcast, Consumer<String> refused) {
        int length;
        long most;
        synchronized (this) {
            // Under the lock, because the numbers must go out in their order.
            sequence++;
            most = link.maxPayload();
            length = send(Optional.of(broadcast), most);
        }
        if (length > most) {
            refused.accept("too long for the other servers (" + length + " bytes, where the bus takes " + most
                    + "): only guests of this one heard you");
        }
    }

    private synchronized void beacon() {
        send(Optional.empty(), Long.MAX_VALUE);
    }

    private int send(Optional<Broadcast> broadcast, long most) {
        byte[] message = new BusMessage(origin, sequence, clock(), name, broadcast).encode();
        if (message.length <= most) {
            link.publish(message);
        }
        return message.length;
    }

    /** {@inheritDoc} */
    @Override
    public void received(byte[] data) {
        try {
            BusMessage message = BusMessage.decode(data);
            if (take(message)) {
                message.broadcast().ifPresent(said -> listener.heard(elsewhere(said, message.server())));
            }
        } catch (ProtocolException e) {
            synchronized (this) {
                losses.ignored(e.getMessage());
            }
        }
    }

    /** Whether it is news for the guests. */
    private synchronized boolean take(BusMessage message) throws ProtocolException {
        boolean isOurs = message.origin().equals(origin);
        if (isOurs && message.sequence() > sequence) {
            throw new ProtocolException("a number of ours that we have not come to");
        }
        Sequences.Verdict verdict = message.broadcast().isPresent()
                ? heard.said(message.origin(), message.sequence(), message.time())
                : heard.reached(message.origin(), message.sequence(), message.time());
        if (verdict.isLate()) {
            losses.late();
        } else if (isOurs) {
            counting = true;
            watch.heardMyself();
            review();
        } else {
            watch.heardOthers();
        }
        if (isOurs) {
            losses.ofOurs(verdict.lost());
        } else {
            losses.ofServer(message.server(), verdict.lost());
        }
        return verdict.isNew() && !isOurs;
    }

    /** Nicknames are unique on each server only; and no guest may look like one of another server. */
    private static Broadcast elsewhere(Broadcast said, String server) {
        return new Broadcast(said.from() + "@" + server, said.text());
    }

    /** {@inheritDoc} */
    @Override
    public void connected() {
        synchronized (this) {
            watch.connected();
        }
        beacon();
    }

    /** {@inheritDoc} */
    @Override
    public synchronized void disconnected() {
        watch.disconnected();
        review();
    }

    /** {@inheritDoc} */
    @Override
    public synchronized void publishRefused() {
        watch.publishRefused();
        review();
    }

    /** {@inheritDoc} */
    @Override
    public synchronized void subscribeRefused() {
        watch.subscribeRefused();
        review();
    }

    /** Lets the timer look at it, so that news are told one after another, and by no thread that holds a lock. */
    private void review() {
        if (watch.reach() != told) {
            timer.execute(this::tellReach);
        }
    }

    /** An exception would end the timer, and with it the bus. */
    private void tick() {
        try {
            lookAfterLink();
            tellReach();
            tellLosses();
            beacon();
        } catch (RuntimeException e) {
            LOG.error("a fault in this program; the bus goes on", e);
        }
    }

    private void lookAfterLink() {
        boolean deaf;
        boolean dead;
        synchronized (this) {
            deaf = watch.isDeaf();
            dead = watch.isDead();
        }
        if (deaf) {
            link.subscribeAgain();
        }
        if (dead) {
            link.reconnect();
        }
    }

    private void tellReach() {
        String news;
        synchronized (this) {
            if (watch.reach() == told) {
                return;
            }
            told = watch.reach();
            news = told.toString();
            if (told == BusReach.BOTH_WAYS) {
                news += losses.takeOurs(" meanwhile");
            } else if (!counting) {
                // Nothing of ours has come back yet: what is said from now on counts as lost when it does not.
                counting = true;
                heard.reached(origin, sequence, clock());
            }
        }
        tell(news);
    }

    private void tellLosses() {
        List<String> news;
        String dropped;
        synchronized (this) {
            news = losses.takeTheirs();
            String ours = told == BusReach.BOTH_WAYS ? losses.takeOurs("") : "";
            if (!ours.isEmpty()) {
                news.add("something is missing" + ours);
            }
            dropped = losses.takeDropped();
        }
        news.forEach(this::tell);
        if (!dropped.isEmpty()) {
            LOG.warn("{}", dropped);
        }
    }

    private void tell(String news) {
        LOG.warn("{}", news);
        listener.tell(news);
    }

    /** {@inheritDoc} */
    @Override
    public synchronized Optional<String> trouble() {
        return told == BusReach.BOTH_WAYS ? Optional.empty() : Optional.of(told.toString());
    }

    /** {@inheritDoc} */
    @Override
    public void close() {
        timer.shutdownNow();
        beacon();
        link.close();
    }
}
