package workshop.chat.server;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Notices messages that were lost, that came twice, and that came late, by the sequence numbers and times that the servers
 * give them. What a server said before its first message came here is none of these.
 *
 * <p>Any message may be forged. A number or a time that is far from the last ones of that server is therefore believed
 * only when nothing else has come from it for {@link #SETTLING_TIME}. A server that is still there sends a beacon sooner.
 *
 * <p>Not thread-safe.
 */
final class Sequences {

    /** How many servers to remember. With one more, the server whose last message is the oldest is forgotten. */
    static final int MAX_SERVERS = 1000;

    /** How many messages may be lost between two that come. A larger gap is believed only after a while. */
    static final long MAX_GAP = 100_000;

    /** For how long the numbers or times of a server must be far from the earlier ones, before that is believed. */
    static final Duration SETTLING_TIME = Duration.ofSeconds(3);

    /** Clocks of two machines drift apart by less than one part in this many. */
    private static final int DRIFT = 1000;

    private final LongSupplier clock;
    private final long maxDelay;
    private final Map<UUID, Origin> origins = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Origin> eldest) {
            return size() > MAX_SERVERS;
        }
    };

    /**
     * The result for one message.
     *
     * @param lost how many messages are now known to be lost, and were not known before; a late one is lost too
     * @param isLate whether it was on its way for too long to be shown
     * @param isNew whether it is neither late nor one that has come before
     */
    record Verdict(long lost, boolean isLate, boolean isNew) {}

    /**
     * Nothing has come yet.
     *
     * @param maxDelay how much longer than the quickest one a message may be on its way
     * @param clock milliseconds, from any beginning
     */
    Sequences(Duration maxDelay, LongSupplier clock) {
        this.maxDelay = maxDelay.toMillis();
        this.clock = clock;
    }

    /** A message with this number has come, sent when the clock there showed this time, in milliseconds. */
    Verdict message(UUID origin, long sequence, long time) {
        return check(origin, sequence, sequence - 1, time);
    }

    /** A beacon has come: messages up to this number were sent. */
    Verdict beacon(UUID origin, long sequence, long time) {
        return check(origin, sequence, sequence, time);
    }

    private Verdict check(UUID origin, long sequence, long expected, long time) {
        long now = clock.getAsLong();
        Origin from = origins.computeIfAbsent(origin, first -> new Origin(expected, now - time, now));
        boolean isLate = from.isLate(now - time, now);
        if (from.isUnconfirmed(sequence, expected, now)) {
            return new Verdict(0, isLate, !isLate && sequence > from.last);
        }
        long lost = Math.max(0, (isLate ? sequence : expected) - from.last);
        boolean isNew = !isLate && sequence > from.last;
        from.last = sequence;
        return new Verdict(lost, isLate, isNew);
    }

    /** Lets a change count only after it has lasted for a while, as a debounced switch does. */
    private static final class Debounce {

        private static final long NONE = -1;
        private long since = NONE;

        /** The change is seen. Whether it has lasted for {@link #SETTLING_TIME}. */
        boolean hasSettled(long now) {
            since = since == NONE ? now : since;
            return now - since >= SETTLING_TIME.toMillis();
        }

        /** The change is not seen any more. */
        void reset() {
            since = NONE;
        }
    }

    /** The numbers and times of one server. */
    private final class Origin {

        private final Debounce jump = new Debounce();
        private final Debounce delay = new Debounce();

        /** The number of its last message. */
        private long last;

        /** The shortest time that a message was on its way, plus the difference between the two clocks. */
        private long quickest;

        private long seen;

        Origin(long last, long travelTime, long now) {
            this.last = last;
            this.quickest = travelTime;
            this.seen = now;
        }

        boolean isLate(long travelTime, long now) {
            boolean isLate = travelTime - quickest > maxDelay;
            if (isLate && !delay.hasSettled(now)) {
                return true;
            }
            delay.reset();
            quickest = isLate ? travelTime : Math.min(travelTime, quickest + (now - seen) / DRIFT);
            seen = now;
            return false;
        }

        boolean isUnconfirmed(long sequence, long expected, long now) {
            boolean isFar = sequence < last || sequence - last > MAX_GAP;
            if (isFar && !jump.hasSettled(now)) {
                return true;
            }
            jump.reset();
            if (sequence < last) {
                last = expected;
            }
            return false;
        }
    }
}
