package workshop.chat.server;

import java.util.function.LongSupplier;

/**
 * Finds out how far this server's messages get, by what comes back. An open connection proves nothing: it stays open when
 * the NATS server is frozen, or when this server may not publish. Only this server's own messages, when they come back,
 * show that the bus works both ways.
 *
 * <p>Not thread-safe.
 */
final class BusHealth {

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final long timeout;
    private final long refusalTime;
    private final LongSupplier clock;
    private BusStatus status = BusStatus.CONNECTED;
    private boolean tried;
    private boolean connected;
    private long connectedAt = NEVER;
    private long receivedOwnAt = NEVER;
    private long receivedOthersAt = NEVER;
    private long publishRefusedAt = NEVER;
    private long subscribeRefusedAt = NEVER;

    /**
     * A bus of which nothing is known yet. It is assumed to work.
     *
     * @param timeout how long nothing may come, in milliseconds
     * @param refusalTime for how long a refusal that is not repeated counts, in milliseconds
     * @param clock milliseconds, from any beginning
     */
    BusHealth(long timeout, long refusalTime, LongSupplier clock) {
        this.timeout = timeout;
        this.refusalTime = refusalTime;
        this.clock = clock;
    }

    void connected() {
        tried = true;
        connected = true;
        connectedAt = clock.getAsLong();
        receivedOwnAt = NEVER;
        forgetRefusals();
    }

    void disconnected() {
        tried = true;
        connected = false;
    }

    /**
     * A message of this server has come back. If it was on its way already when the NATS server refused something, it does
     * not show that this is allowed again.
     *
     * @param publishedAt when it was published, in milliseconds
     */
    void receivedOwn(long publishedAt) {
        receivedOwnAt = clock.getAsLong();
        if (publishedAt > Math.max(publishRefusedAt, subscribeRefusedAt)) {
            forgetRefusals();
        }
    }

    void receivedOthers() {
        receivedOthersAt = clock.getAsLong();
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

    /** Whether the NATS server has refused the subscription. */
    boolean isSubscribeRefused() {
        return isRecent(subscribeRefusedAt, refusalTime);
    }

    /** Whether there is a connection on which nothing arrives. */
    boolean isDead() {
        long receivedAt = Math.max(receivedOwnAt, receivedOthersAt);
        return connected && !isSubscribeRefused() && !isRecent(Math.max(connectedAt, receivedAt), timeout);
    }

    /** How far messages get, as far as is known. */
    BusStatus status() {
        status = computeStatus();
        return status;
    }

    private BusStatus computeStatus() {
        if (!connected) {
            return tried ? BusStatus.DISCONNECTED : status;
        }
        boolean publishRefused = isRecent(publishRefusedAt, refusalTime);
        if (isSubscribeRefused()) {
            return publishRefused ? BusStatus.DISCONNECTED : BusStatus.PUBLISH_ONLY;
        }
        if (publishRefused) {
            return BusStatus.RECEIVE_ONLY;
        }
        if (isRecent(receivedOwnAt, timeout)) {
            return BusStatus.CONNECTED;
        }
        if (isRecent(connectedAt, timeout)) {
            return status;
        }
        return isRecent(receivedOthersAt, timeout) ? BusStatus.RECEIVE_ONLY : BusStatus.DISCONNECTED;
    }

    private boolean isRecent(long time, long limit) {
        return clock.getAsLong() - time < limit;
    }
}
