package workshop.chat.server;

import java.util.function.LongSupplier;

/**
 * Judges how far what is said here comes, by what is heard. A connection proves nothing: it stays open when the other end
 * is frozen, or when we may not publish. Only that our own messages come back shows that the bus works both ways.
 *
 * <p>For one thread at a time.
 */
final class BusWatch {

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final long patience;
    private final long refusal;
    private final LongSupplier clock;
    private BusReach reach = BusReach.BOTH_WAYS;
    private boolean tried;
    private boolean connected;
    private long connectedAt = NEVER;
    private long heardMyselfAt = NEVER;
    private long heardOthersAt = NEVER;
    private long publishRefusedAt = NEVER;
    private long subscribeRefusedAt = NEVER;

    /**
     * A bus of which nothing is known yet, and nothing bad assumed.
     *
     * @param patience how long nothing may be heard, in milliseconds
     * @param refusal how long a refusal counts that is not repeated, in milliseconds
     * @param clock milliseconds, from any beginning
     */
    BusWatch(long patience, long refusal, LongSupplier clock) {
        this.patience = patience;
        this.refusal = refusal;
        this.clock = clock;
    }

    void connected() {
        tried = true;
        connected = true;
        connectedAt = clock.getAsLong();
        heardMyselfAt = NEVER;
        forgetRefusals();
    }

    void disconnected() {
        tried = true;
        connected = false;
    }

    void heardMyself() {
        heardMyselfAt = clock.getAsLong();
        forgetRefusals();
    }

    void heardOthers() {
        heardOthersAt = clock.getAsLong();
    }

    void publishRefused() {
        publishRefusedAt = clock.getAsLong();
    }

    void subscribeRefused() {
        subscribeRefusedAt = clock.getAsLong();
    }

    private void forgetRefusals() {
        publishRefusedAt = NEVER;
        subscribeRefusedAt = NEVER;
    }

    /** Whether we may not subscribe, and should try again. */
    boolean isDeaf() {
        return isRecent(subscribeRefusedAt, refusal);
    }

    /** Whether there is a connection from which nothing comes. */
    boolean isDead() {
        long heardAt = Math.max(heardMyselfAt, heardOthersAt);
        return connected && !isDeaf() && !isRecent(Math.max(connectedAt, heardAt), patience);
    }

    /** How far what is said here comes, as far as that is known. */
    BusReach reach() {
        reach = judged();
        return reach;
    }

    private BusReach judged() {
        if (!connected) {
            return tried ? BusReach.AWAY : reach;
        }
        boolean mute = isRecent(publishRefusedAt, refusal);
        if (mute || isDeaf()) {
            return !isDeaf() ? BusReach.MUTE : mute ? BusReach.AWAY : BusReach.DEAF;
        }
        if (isRecent(heardMyselfAt, patience)) {
            return BusReach.BOTH_WAYS;
        }
        if (isRecent(connectedAt, patience)) {
            return reach;
        }
        return isRecent(heardOthersAt, patience) ? BusReach.MUTE : BusReach.AWAY;
    }

    private boolean isRecent(long time, long limit) {
        return clock.getAsLong() - time < limit;
    }
}
