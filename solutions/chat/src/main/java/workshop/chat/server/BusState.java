package workshop.chat.server;

import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import workshop.chat.protocol.Message.Broadcast;

/**
 * What a server knows of its bus: the numbers of its own messages and of those that came, what is lost, how far messages
 * get, and what of all that its guests have been told.
 *
 * <p>Thread-safe.
 */
final class BusState {

    private final UUID origin = UUID.randomUUID();
    private final String name;
    private final LongSupplier clock;

    // Guarded by this.
    private final Sequences sequences;
    private final BusHealth health;
    private final BusLosses losses = new BusLosses();
    private BusStatus told = BusStatus.CONNECTED;
    private boolean countsOwnLosses;
    private long sequence;

    /**
     * A bus of which nothing is known yet.
     *
     * @param name this server's name for people
     * @param timeout how long nothing may come over the bus, and how much later than others a message may come
     * @param beaconPeriod how often each server publishes a beacon
     * @param clock milliseconds, from any beginning
     */
    BusState(String name, Duration timeout, Duration beaconPeriod, LongSupplier clock) {
        this.name = name;
        this.clock = clock;
        this.sequences = new Sequences(timeout, clock);
        this.health = new BusHealth(timeout.toMillis(), 3 * beaconPeriod.toMillis(), clock);
    }

    /** The next message of this server, with the next number. */
    synchronized BusMessage message(Broadcast broadcast) {
        sequence++;
        return new BusMessage(origin, sequence, clock.getAsLong(), name, broadcast);
    }

    /** A beacon of this server, with the number of its last message. */
    synchronized BusMessage beacon() {
        return new BusMessage(origin, sequence, clock.getAsLong(), name, null);
    }

    /**
     * A message has come.
     *
     * @return whether its broadcast is for the guests: it is another server's, neither late nor one that came before
     * @throws ProtocolException if it claims to be of this server, and cannot be
     */
    synchronized boolean received(BusMessage message) throws ProtocolException {
        boolean isOwn = message.origin().equals(origin);
        if (isOwn && message.sequence() > sequence) {
            throw new ProtocolException("a number of ours that we have not come to");
        }
        Sequences.Verdict verdict = message.isBeacon()
                ? sequences.beacon(message.origin(), message.sequence(), message.time())
                : sequences.message(message.origin(), message.sequence(), message.time());
        if (verdict.isLate()) {
            losses.late();
        } else if (isOwn) {
            countsOwnLosses = true;
            health.receivedOwn(message.time());
        } else {
            health.receivedOthers();
        }
        if (isOwn) {
            losses.ofOwn(verdict.lost());
        } else {
            losses.ofServer(message.server(), verdict.lost());
        }
        return verdict.isNew() && !isOwn && !message.isBeacon();
    }

    /** A message has come that no chat server sends. */
    synchronized void invalid(String reason) {
        losses.invalid(reason);
    }

    synchronized void connected() {
        health.connected();
    }

    synchronized void disconnected() {
        health.disconnected();
    }

    synchronized void publishRefused() {
        health.publishRefused();
    }

    synchronized void subscribeRefused() {
        health.subscribeRefused();
    }

    /** Whether this server should try again to subscribe. */
    synchronized boolean shouldSubscribe() {
        return health.isSubscribeRefused();
    }

    /** Whether there is a connection on which nothing arrives. */
    synchronized boolean isDead() {
        return health.isDead();
    }

    /** How far the messages of this server get, as its guests were told. */
    synchronized BusStatus told() {
        return told;
    }

    /** Whether the guests have not been told how far messages get now. */
    synchronized boolean hasNewStatus() {
        return health.status() != told;
    }

    /** Sentences for the guests about what has changed since the last call: first the status, then what is lost. */
    synchronized List<String> takeNews() {
        List<String> news = new ArrayList<>();
        if (hasNewStatus()) {
            news.add(takeStatus());
        }
        news.addAll(losses.takeOthers());
        String own = told == BusStatus.CONNECTED ? losses.takeOwn("") : "";
        if (!own.isEmpty()) {
            news.add("something is missing" + own);
        }
        return news;
    }

    /** A sentence for the guests about the status, which must be new. */
    synchronized String takeStatus() {
        told = health.status();
        if (told == BusStatus.CONNECTED) {
            return told + losses.takeOwn(" meanwhile");
        }
        if (!countsOwnLosses) {
            // No message of this server has come back yet. From now on, those that do not are lost.
            countsOwnLosses = true;
            sequences.beacon(origin, sequence, clock.getAsLong());
        }
        return told.toString();
    }

    /** A sentence for the log about messages that were dropped since the last call; empty if none was. */
    synchronized String takeDropped() {
        return losses.takeDropped();
    }
}
