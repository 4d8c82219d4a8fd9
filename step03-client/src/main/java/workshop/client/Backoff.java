package workshop.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Tries again after a failure, but not too fast: each pause may be twice as long as the one before (exponential), up to
 * a longest one (capped), and how long it really is, is left to chance (jitter), so that a thousand clients of a server
 * that restarts do not all come back at the same moment.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential Backoff And
 *     Jitter</a>
 */
public final class Backoff {

    /** Something that may fail and may be tried again. */
    @FunctionalInterface
    public interface Action<T> {

        /** Tries once. Only an {@link IOException} is a reason to try again. */
        T call() throws IOException;
    }

    /** Waits. Handed in, so that tests need not. */
    @FunctionalInterface
    public interface Sleeper {

        /** Returns after that time, or throws when its thread is interrupted. */
        void sleep(Duration time) throws InterruptedException;
    }

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Duration initialDelay;
    private final Duration maxDelay;
    private final int maxAttempts;
    private final RandomGenerator random;
    private final Sleeper sleeper;

    /** A backoff that really waits, by chance. The parameters are those of the other constructor. */
    public Backoff(Duration initialDelay, Duration maxDelay, int maxAttempts) {
        this(initialDelay, maxDelay, maxAttempts, new Random(), Thread::sleep);
    }

    /**
     * A backoff with a clock and a chance of the caller's choice.
     *
     * @param initialDelay the longest that the first pause may be, a millisecond or more
     * @param maxDelay the longest that any pause may be, {@code initialDelay} or more, and a year at most
     * @param maxAttempts how often to try in all, 1 or more
     * @param random where chance comes from
     * @param sleeper what waits
     * @throws IllegalArgumentException if one of the first three is out of bounds
     */
    public Backoff(Duration initialDelay, Duration maxDelay, int maxAttempts, RandomGenerator random, Sleeper sleeper) {
        if (initialDelay.compareTo(SHORTEST) < 0
                || maxDelay.compareTo(initialDelay) < 0
                || maxDelay.compareTo(LONGEST) > 0
                || maxAttempts < 1) {
            throw new IllegalArgumentException("no way to back off: first pause " + initialDelay + ", longest pause "
                    + maxDelay + ", " + maxAttempts + " attempts");
        }
        this.initialDelay = initialDelay;
        this.maxDelay = maxDelay;
        this.maxAttempts = maxAttempts;
        this.random = random;
        this.sleeper = sleeper;
    }

    /**
     * How long to wait after a failed attempt. The most it may be is {@code initialDelay} after attempt 1, and twice as much
     * after each further one, but never more than {@code maxDelay}, however many attempts there were. Chance picks the pause
     * from between zero and that ("full jitter"), or from its upper half ("equal jitter").
     *
     * @param failedAttempt which attempt failed: 1, 2, 3, …
     */
    public Duration delayAfter(int failedAttempt) {
        throw new UnsupportedOperationException(
                "TODO 3.8: let the longest pause double up to the cap, and let chance pick from it");
    }

    /**
     * Tries until it succeeds, at most as often as this backoff allows, with a {@link #delayAfter} after each failure but
     * the last.
     *
     * @param action what to try
     * @return what the first successful attempt returned
     * @throws IOException the failure of the last attempt; each earlier one is added to it as a suppressed exception
     *     (where it is not the very same exception again). Anything else that an attempt throws ends the trying at once
     * @throws InterruptedException if the thread is interrupted while it waits; it does not try again then
     */
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        throw new UnsupportedOperationException(
                "TODO 3.8: try, and pause after each IOException, until the attempts are used up");
    }
}
