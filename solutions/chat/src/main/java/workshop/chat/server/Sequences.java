package workshop.chat.server;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Notices what got lost on the way from other servers, what came twice, and what came late, by the numbers and times that
 * they give their messages. Whatever was said before a server was first heard of counts as neither.
 *
 * <p>Anybody may have forged a message. What is far from all that came before is therefore believed only when nothing else
 * has come from that server for {@link #SETTLE}: a server that is there says more often how far it is.
 *
 * <p>For one thread at a time.
 */
final class Sequences {

    /** How many servers to remember; beyond that, the one that has not been heard of for longest is forgotten. */
    static final int MOST = 1000;

    /** The most messages that may get lost between two that come, without a doubt. */
    static final long MOST_LOST = 100_000;

    /** How long a server must have been far from where it was, before that is believed. */
    static final Duration SETTLE = Duration.ofSeconds(3);

    /** Clocks of two machines drift apart by less than one part in this many. */
    private static final int DRIFT = 1000;

    private final LongSupplier clock;
    private final long late;
    private final Map<UUID, Origin> origins = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Origin> eldest) {
            return size() > MOST;
        }
    };

    /**
     * What a message tells.
     *
     * @param lost how many messages never came, or came too late, that nothing was said of before
     * @param isLate whether it was on its way for too long to be an answer to anything
     * @param isNew whether it is neither late nor one that has come before
     */
    record Verdict(long lost, boolean isLate, boolean isNew) {}

    /**
     * Nothing has come yet.
     *
     * @param late how much longer than the quickest a message may be on its way
     * @param clock milliseconds, from any beginning
     */
    Sequences(Duration late, LongSupplier clock) {
        this.late = late.toMillis();
        this.clock = clock;
    }

    /** Something was said that has this number, when the clock there showed this time, in milliseconds. */
    Verdict said(UUID origin, long sequence, long time) {
        return take(origin, sequence, sequence - 1, time);
    }

    /** Up to this number, something was said. */
    Verdict reached(UUID origin, long sequence, long time) {
        return take(origin, sequence, sequence, time);
    }

    private Verdict take(UUID origin, long sequence, long shouldHaveCome, long time) {
        long now = clock.getAsLong();
        Origin from = origins.computeIfAbsent(origin, first -> new Origin(shouldHaveCome, now - time, now));
        boolean isLate = from.isLate(now - time, now);
        if (from.isDoubtful(sequence, shouldHaveCome, now)) {
            return new Verdict(0, isLate, !isLate && sequence > from.last);
        }
        long lost = Math.max(0, (isLate ? sequence : shouldHaveCome) - from.last);
        boolean isNew = !isLate && sequence > from.last;
        from.last = sequence;
        return new Verdict(lost, isLate, isNew);
    }

    /** That something is so, since the first message that said it. */
    private static final class Doubt {

        private static final long NONE = -1;
        private long since = NONE;

        /** Whether it has lasted for so long that it is over. */
        boolean isOver(long now) {
            since = since == NONE ? now : since;
            return now - since >= SETTLE.toMillis();
        }

        void end() {
            since = NONE;
        }
    }

    /** What is known of one server. */
    private final class Origin {

        private final Doubt far = new Doubt();
        private final Doubt delayed = new Doubt();

        /** The number that its messages have come to. */
        private long last;

        /** The least time that a message was on its way, plus what the two clocks differ by. */
        private long quickest;

        private long seen;

        Origin(long last, long delay, long now) {
            this.last = last;
            this.quickest = delay;
            this.seen = now;
        }

        boolean isLate(long delay, long now) {
            boolean isLate = delay - quickest > late;
            if (isLate && !delayed.isOver(now)) {
                return true;
            }
            delayed.end();
            quickest = isLate ? delay : Math.min(delay, quickest + (now - seen) / DRIFT);
            seen = now;
            return false;
        }

        boolean isDoubtful(long sequence, long shouldHaveCome, long now) {
            boolean isFar = sequence < last || sequence - last > MOST_LOST;
            if (isFar && !far.isOver(now)) {
                return true;
            }
            far.end();
            if (sequence < last) {
                last = shouldHaveCome;
            }
            return false;
        }
    }
}
