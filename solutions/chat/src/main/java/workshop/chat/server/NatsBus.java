package workshop.chat.server;

import java.net.ProtocolException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
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
 * what all publish. NATS delivers at most once; what does not come is noticed by its number. What comes is as suspect as
 * what a client sends: whoever may publish there can speak as anybody.
 *
 * <p>A server also hears what it published itself. That, and nothing else, shows that the bus works: not a connection,
 * which stays open when the other end is frozen, or when we may not publish.
 *
 * @see <a href="https://docs.nats.io/nats-concepts/what-is-nats#nats-quality-of-service-qos">Quality of service</a>
 */
final class NatsBus implements Bus, NatsLink.Listener {

    /** Where the room is, where nothing else is said. Servers with another form of {@link BusMessage} have another one. */
    static final String SUBJECT = "tcpchat.0-5.bus-2";

    private static final Logger LOG = LoggerFactory.getLogger(NatsBus.class);

    /** How often at least to tell the others how far our numbers have come. */
    private static final Duration BEACON = Duration.ofSeconds(2);

    /** How many servers to name when messages of them got lost. */
    private static final int NAMED = 3;

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final UUID origin = UUID.randomUUID();
    private final String subject;
    private final String name;
    private final BusListener listener;
    private final long start = System.nanoTime();

    /** How long nothing may come, and what comes may have been on its way, in milliseconds. */
    private final long patience;

    private final long period;
    private final NatsLink link;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("chat-bus").factory(), new DiscardPolicy());

    // The lock of these is this bus.
    private final Sequences heard;
    private final Map<String, Long> missing = new LinkedHashMap<>();
    private BusReach reach = BusReach.BOTH_WAYS;
    private boolean connected;
    private boolean tried;
    private boolean counting;
    private long sequence;
    private long lostOfOurs;
    private long late;
    private long ignored;
    private String whyIgnored = "";

    // Times of the clock, in milliseconds.
    private long connectedAt = NEVER;
    private long heardMyselfAt = NEVER;
    private long heardOthersAt = NEVER;
    private long publishRefusedAt = NEVER;
    private long subscribeRefusedAt = NEVER;

    private NatsBus(NatsUrl url, String subject, String name, Duration silence, BusListener listener) {
        this.subject = subject;
        this.name = name;
        this.listener = listener;
        this.patience = Math.max(1, silence.toMillis() * 3 / 4);
        this.period = Math.clamp(silence.toMillis() / 8, 1, BEACON.toMillis());
        this.heard = new Sequences(Duration.ofMillis(patience), this::clock);
        this.link = new NatsLink(url, name, subject, this);
    }

    /**
     * A bus over a NATS server.
     *
     * @param url where that is
     * @param subject where the room is: servers with the same one hear each other
     * @param name what others add to the names of this server's guests, a nickname of its own; there should be no other
     * @param silence when a bus of which nothing is heard counts as away; a message that was on its way for
     *     three quarters of that counts as lost
     */
    static BusConnector on(NatsUrl url, String subject, String name, Duration silence) {
        return listener -> {
            NatsBus bus = new NatsBus(url, subject, name, silence, listener);
            bus.link.start();
            bus.timer.scheduleAtFixedRate(bus::tick, bus.period, bus.period, TimeUnit.MILLISECONDS);
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
            if (message.origin().equals(origin)) {
                ours(message);
            } else {
                others(message);
            }
        } catch (ProtocolException e) {
            ignore(e.getMessage());
        }
    }

    private synchronized void ignore(String why) {
        ignored++;
        whyIgnored = why;
    }

    private synchronized void ours(BusMessage message) {
        if (message.sequence() > sequence) {
            ignore("a number of ours that we have not come to");
            return;
        }
        Sequences.Verdict verdict = verdict(message);
        lostOfOurs += verdict.lost();
        if (!verdict.isLate()) {
            counting = true;
            heardMyselfAt = clock();
            publishRefusedAt = NEVER;
            subscribeRefusedAt = NEVER;
            review();
        }
    }

    private void others(BusMessage message) {
        Sequences.Verdict verdict;
        synchronized (this) {
            verdict = verdict(message);
            if (verdict.lost() > 0) {
                boolean named = missing.size() < NAMED || missing.containsKey(message.server());
                missing.merge(named ? message.server() : "other servers", verdict.lost(), Long::sum);
            }
            if (!verdict.isLate()) {
                heardOthersAt = clock();
            }
        }
        if (verdict.isNew()) {
            message.broadcast().ifPresent(said -> listener.heard(elsewhere(said, message.server())));
        }
    }

    private Sequences.Verdict verdict(BusMessage message) {
        Sequences.Verdict verdict = message.broadcast().isPresent()
                ? heard.said(message.origin(), message.sequence(), message.time())
                : heard.reached(message.origin(), message.sequence(), message.time());
        late += verdict.isLate() ? 1 : 0;
        return verdict;
    }

    /** Nicknames are unique on each server only; and no guest may look like one of another server. */
    private static Broadcast elsewhere(Broadcast said, String server) {
        return new Broadcast(said.from() + "@" + server, said.text());
    }

    /** {@inheritDoc} */
    @Override
    public void connected() {
        synchronized (this) {
            tried = true;
            connected = true;
            connectedAt = clock();
            heardMyselfAt = NEVER;
            publishRefusedAt = NEVER;
            subscribeRefusedAt = NEVER;
        }
        beacon();
    }

    /** {@inheritDoc} */
    @Override
    public synchronized void disconnected() {
        tried = true;
        connected = false;
        review();
    }

    /** {@inheritDoc} */
    @Override
    public synchronized void publishRefused() {
        publishRefusedAt = clock();
        review();
    }

    /** {@inheritDoc} */
    @Override
    public synchronized void subscribeRefused() {
        subscribeRefusedAt = clock();
        review();
    }

    /** Lets the timer look at it, so that news are told one after another, and by no thread that holds a lock. */
    private void review() {
        if (reach() != reach) {
            timer.execute(this::tellReach);
        }
    }

    private void tellReach() {
        String news;
        synchronized (this) {
            BusReach now = reach();
            if (now == reach) {
                return;
            }
            reach = now;
            news = now.toString();
            if (now == BusReach.BOTH_WAYS) {
                news += lost(lostOfOurs, "said here meanwhile");
                lostOfOurs = 0;
            } else if (!counting) {
                // From now on it counts what does not come back.
                counting = true;
                heard.reached(origin, sequence, clock());
            }
        }
        tell(news);
    }

    private BusReach reach() {
        if (!connected) {
            return tried ? BusReach.AWAY : reach;
        }
        boolean mute = isRecent(publishRefusedAt, 3 * period);
        boolean deaf = isRecent(subscribeRefusedAt, 3 * period);
        if (mute || deaf) {
            return mute && deaf ? BusReach.AWAY : mute ? BusReach.MUTE : BusReach.DEAF;
        }
        if (isRecent(Math.max(connectedAt, heardMyselfAt), patience)) {
            return heardMyselfAt == NEVER ? reach : BusReach.BOTH_WAYS;
        }
        return isRecent(heardOthersAt, patience) ? BusReach.MUTE : BusReach.AWAY;
    }

    private boolean isRecent(long time, long limit) {
        return clock() - time < limit;
    }

    private void tick() {
        boolean deaf;
        boolean dead;
        synchronized (this) {
            deaf = isRecent(subscribeRefusedAt, 3 * period);
            long heardAt = Math.max(heardMyselfAt, heardOthersAt);
            dead = connected && !deaf && !isRecent(Math.max(connectedAt, heardAt), patience);
        }
        if (deaf) {
            link.subscribeAgain();
        }
        if (dead) {
            link.reconnect();
        }
        tellReach();
        tellLosses();
        beacon();
    }

    private void tellLosses() {
        Map<String, Long> lost;
        long ours = 0;
        synchronized (this) {
            lost = new LinkedHashMap<>(missing);
            missing.clear();
            if (lostOfOurs > 0 && reach == BusReach.BOTH_WAYS) {
                ours = lostOfOurs;
                lostOfOurs = 0;
            }
            if (late > 0 || ignored > 0) {
                LOG.warn(
                        "on {}: {} too late, and {} that no chat server sends (the last had {})",
                        subject,
                        late,
                        ignored,
                        whyIgnored);
                late = 0;
                ignored = 0;
            }
        }
        if (ours > 0) {
            tell("something is missing" + lost(ours, "said here"));
        }
        lost.forEach((server, count) -> tell("something is missing" + lost(count, "from " + server)));
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
    public synchronized Optional<String> trouble() {
        return reach == BusReach.BOTH_WAYS ? Optional.empty() : Optional.of(reach.toString());
    }

    /** {@inheritDoc} */
    @Override
    public void close() {
        timer.shutdownNow();
        beacon();
        link.close();
    }
}
