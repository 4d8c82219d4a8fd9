package workshop.chat.server;

import java.util.function.LongSupplier;

/**
 * Lets short bursts through and holds the long run down: a bucket of tokens that fills steadily, and that messages are
 * paid from. A message costs one token, and one more for each full KiB: long ones give everybody more to do.
 *
 * <p>For one thread at a time.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Token_bucket">Token bucket</a>
 */
final class RateLimit {

    /** How many seconds' worth of tokens the bucket holds. */
    static final int BURST_SECONDS = 5;

    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final double capacity;
    private final LongSupplier nanoTime;
    private double tokens;
    private long last;

    /**
     * A full bucket.
     *
     * @param perSecond how many tokens come in a second, 1 or more
     * @param nanoTime the clock, as {@link System#nanoTime()}
     */
    RateLimit(double perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.capacity = perSecond * BURST_SECONDS;
        this.nanoTime = nanoTime;
        this.tokens = capacity;
        this.last = nanoTime.getAsLong();
    }

    /**
     * Whether a message may pass now; then it is paid.
     *
     * @param length in bytes. No message costs more than the full bucket, so that even the longest can be sent at times
     */
    boolean allows(int length) {
        double cost = Math.min(capacity, 1 + length / 1024);
        if (tokens() < cost) {
            return false;
        }
        tokens -= cost;
        return true;
    }

    /** How many tokens are in the bucket now. */
    double tokens() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(capacity, tokens + (now - last) / NANOS_PER_SECOND * perSecond);
        last = now;
        return tokens;
    }

    /** Whether the bucket is as it was at first. */
    boolean isFull() {
        return tokens() >= capacity;
    }
}
