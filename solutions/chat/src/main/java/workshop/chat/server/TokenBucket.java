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
     * Takes the tokens for a message, if there are enough.
     *
     * @param length in bytes. No message costs more than a full bucket, so that even the longest passes at times
     * @return false if there are too few tokens; then none is taken
     */
    boolean tryTake(int length) {
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
        tokens = Math.min(capacity, tokens + (now - lastUpdate) / NANOS_PER_SECOND * perSecond);
        lastUpdate = now;
        return tokens;
    }

    /** Whether the bucket is full, as it was at first. */
    boolean isFull() {
        return tokens() >= capacity;
    }
}
