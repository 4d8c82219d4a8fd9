package workshop.chat.server;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Executor;
import workshop.async.AsyncConnection;
import workshop.async.SlowConsumerException;
import workshop.async.WaterMarks;

/**
 * Slows the speakers down while a guest is behind, and cuts off a guest that takes nothing.
 *
 * <p>A guest is behind from the time when its queue rises above the high water mark until it has fallen to the low one.
 * Meanwhile, the messages of the other guests wait, and these guests are not read from. So no queue overflows, and a guest
 * that reads gets every message.
 *
 * <pre>
 *  queue of a guest:  0 ------ low mark ------ high mark ------------------------------- limit
 *                                                      one message of maximum length fits
 * </pre>
 *
 * <p>A guest that takes nothing must not stop the room. All such guests together may delay the others by the maximum delay
 * at once, and for a tenth of the time in the long run. When this allowance is used up, the others wait only for guests that
 * have just taken something. Then a message that does not fit into a queue is dropped, and so is a message of another
 * server, which cannot be made to wait. When a guest has caught up, it is told how many messages it has missed. A guest that
 * takes nothing is cut off after the stall timeout. This timeout is long, because the system of a guest that reads slowly
 * takes much at once, and then nothing for many seconds.
 *
 * <p>Thread-safe. All messages of other guests and servers go through {@link #enqueue}.
 */
final class Backpressure {

    /** The time between two checks. Checks are counted, and not time: no guest is to blame for a pause of this program. */
    static final Duration CHECK_PERIOD = Duration.ofMillis(100);

    /** Without an allowance, the others wait for a guest only if it has taken something within so many checks. */
    private static final int RECENT_CHECKS = 5;

    /** A check at which the guests that are behind have taken nothing costs so much of the allowance. Any other adds 1. */
    private static final int COST = 10;

    private final int maxQueuedBytes;
    private final Duration stallTimeout;
    private final int maxStalledChecks;
    private final int maxAllowance;
    private final Executor executor;

    // Guarded by this.
    private final Map<AsyncConnection, Lag> behind = new HashMap<>();
    private final SequencedMap<AsyncConnection, Runnable> waiting = new LinkedHashMap<>();
    private int allowance;

    /**
     * Nobody is behind yet.
     *
     * @param executor runs the messages that have waited; one thread, and not of the connections' group
     */
    Backpressure(Limits limits, Executor executor) {
        this.maxQueuedBytes = limits.maxQueuedBytes();
        this.stallTimeout = limits.stallTimeout();
        this.maxStalledChecks = checks(stallTimeout);
        this.maxAllowance = COST * checks(limits.maxDelay());
        this.allowance = maxAllowance;
        this.executor = executor;
    }

    private static int checks(Duration time) {
        return (int) Math.max(1, time.dividedBy(CHECK_PERIOD));
    }

    /** Watches the queue of a guest, until the connection is closed. */
    void watch(AsyncConnection guest) {
        int high = maxQueuedBytes - Limits.MIN_QUEUED_BYTES;
        guest.setWaterMarks(new WaterMarks(high / 2, high), () -> writabilityChanged(guest));
        guest.closed().whenComplete((end, reason) -> left(guest));
    }

    /** A guest that has left takes no memory for its messages while others are behind. */
    private synchronized void left(AsyncConnection guest) {
        waiting.remove(guest);
    }

    private void writabilityChanged(AsyncConnection guest) {
        synchronized (this) {
            if (guest.isOpen() && !guest.isWritable()) {
                behind.computeIfAbsent(guest, Lag::new);
                return;
            }
            Lag lag = behind.remove(guest);
            if (lag != null && lag.missed > 0) {
                enqueue(
                        guest,
                        Room.notice("you have missed " + lag.missed + (lag.missed == 1 ? " message" : " messages")
                                + ": you read too slowly"));
            }
        }
        executor.execute(this::runWaiting);
    }

    /** Puts a message into the queue of a guest. If it does not fit, it is dropped and counted. */
    synchronized void enqueue(AsyncConnection guest, ByteBuffer frame) {
        if (guest.queuedBytes() + frame.remaining() > maxQueuedBytes) {
            behind.computeIfAbsent(guest, Lag::new).missed++;
            return;
        }
        Lag lag = behind.get(guest);
        if (lag != null) {
            lag.queuedBytes += frame.remaining();
        }
        guest.enqueue(frame);
    }

    /**
     * Runs an action, unless a guest is behind.
     *
     * @param speaker the guest that causes the action, which may be behind itself
     * @param action enqueues one message for each guest at most
     * @param retry runs later if the action did not run now; it calls this method again. It does not run if the speaker
     *     has left
     * @return whether the action has run
     */
    synchronized boolean runOrWait(AsyncConnection speaker, Runnable action, Runnable retry) {
        if (behind.containsKey(speaker) || isCongested()) {
            waiting.put(speaker, retry);
            return false;
        }
        action.run();
        return true;
    }

    private boolean isCongested() {
        int limit = allowance > 0 ? maxStalledChecks : RECENT_CHECKS;
        return behind.values().stream().anyMatch(lag -> lag.stalledChecks < limit);
    }

    /** Each waiting action gets a turn, in order. Those that a guest behind leaves without a turn keep their places. */
    private void runWaiting() {
        for (int turns = waitingCount(); turns > 0; turns--) {
            Runnable next;
            synchronized (this) {
                if (waiting.isEmpty() || isCongested()) {
                    return;
                }
                next = waiting.pollFirstEntry().getValue();
            }
            next.run();
        }
    }

    private synchronized int waitingCount() {
        return waiting.size();
    }

    /** Cuts off the guests that have taken nothing for too long. To be called after each {@link #CHECK_PERIOD}. */
    void check() {
        List<AsyncConnection> stalled = new ArrayList<>();
        synchronized (this) {
            boolean progress = behind.isEmpty();
            for (Lag lag : behind.values()) {
                progress |= lag.check();
                if (lag.stalledChecks >= maxStalledChecks) {
                    stalled.add(lag.guest);
                }
            }
            if (progress) {
                allowance = Math.min(maxAllowance, allowance + 1);
            } else if (allowance > 0) {
                allowance -= COST;
            }
        }
        for (AsyncConnection guest : stalled) {
            guest.close(new SlowConsumerException("slow consumer: it has taken nothing for " + stallTimeout.toMillis()
                    + " ms, and " + guest.queuedBytes() + " bytes wait"));
        }
        runWaiting();
    }

    /** A guest that is behind. Guarded by the lock of the policy. */
    private static final class Lag {

        private final AsyncConnection guest;

        /** How many bytes would wait, had the guest taken nothing since the last check. */
        private long queuedBytes;

        private int stalledChecks;
        private int missed;

        Lag(AsyncConnection guest) {
            this.guest = guest;
            this.queuedBytes = guest.queuedBytes();
        }

        /** Returns whether the guest has taken something since the last check. */
        boolean check() {
            long now = guest.queuedBytes();
            boolean progress = now < queuedBytes;
            stalledChecks = progress ? 0 : stalledChecks + 1;
            queuedBytes = now;
            return progress;
        }
    }
}
