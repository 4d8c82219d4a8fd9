package workshop.chat.server;

import java.util.function.LongSupplier;

/**
 * Limits a rate in the long run, and allows short bursts: tokens come into the bucket at a steady rate, and each message
 * takes some out. A message costs one token, and one more for each full KiB, since long messages are more work.
 *
 * <p>Not thread-safe.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Token_bucket">Token bucket</a>
 */
final class TokenBucket {

    /** In how many seconds an empty bucket becomes full. */
    static final int BURST_SECONDS = 5;

    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final double capacity;
    private final LongSupplier nanoTime;
    private double tokens;
    private long lastUpdate;

    /**
     * A full bucket.
     *
     * @param perSecond how many tokens come in a second, 1 or more
     * @param nanoTime the clock, as {@link System#nanoTime()}
     */
    TokenBucket(double perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.capacity = perSecond * BURST_SECONDS;
        this.nanoTime = nanoTime;
        this.tokens = capacity;
        this.lastUpdate = nanoTime.getAsLong();
    }

    /**
     * How long it takes until the bucket has the tokens for a message.
     *
     * @param length in bytes. No message costs more than a full bucket, so that even the longest passes at times
     * @return in nanoseconds; 0 if it has them now
     */
    long nanosUntil(int length) {
        double missing = cost(length) - tokens();
        return missing <= 0 ? 0 : 1 + (long) (missing / perSecond * NANOS_PER_SECOND);
    }

    /** Takes the tokens for a message of this length, in bytes, which the bucket must have. */
    void take(int length) {
        tokens = tokens() - cost(length);
    }

    private double cost(int length) {
        return Math.min(capacity, 1 + length / 1024);
    }

    /** How many tokens are in the bucket now. */
    double tokens() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(capacity, tokens + (now - lastUpdate) / NANOS_PER_SECOND * perSecond);
        lastUpdate = now;
        return tokens;
    }

    /** Whether the bucket is full, as it was at first. */
    boolean isFull() {
        return tokens() >= capacity;
    }
}
