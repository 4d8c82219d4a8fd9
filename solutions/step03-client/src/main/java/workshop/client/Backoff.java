package workshop.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Retries an action after a failure, with exponential backoff and jitter. The maximum delay doubles after each failure
 * (exponential), up to a limit (the cap). The real delay is a random part of that maximum (jitter), so that a thousand
 * clients of a server that restarts do not all come back at the same moment.
 *
 * <p>Thread-safe if the random generator and the sleeper are.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential Backoff And
 *     Jitter</a>
 */
public final class Backoff {

    /** An action that may fail and may be retried. */
    @FunctionalInterface
    public interface Action<T> {

        /** Makes one attempt. Only an {@link IOException} leads to a retry. */
        T call() throws IOException;
    }

    /** A replaceable {@link Thread#sleep(Duration)}: with another sleeper, a test need not wait. */
    @FunctionalInterface
    public interface Sleeper {

        /** Waits for the given time, or throws if the calling thread is interrupted. */
        void sleep(Duration time) throws InterruptedException;
    }

    private static final Duration MIN_INITIAL_DELAY = Duration.ofMillis(1);
    private static final Duration LIMIT_OF_MAX_DELAY = Duration.ofDays(365);

    private final Duration initialDelay;
    private final Duration maxDelay;
    private final int maxAttempts;
    private final RandomGenerator random;
    private final Sleeper sleeper;

    /** A backoff with {@link Random} and {@link Thread#sleep(Duration)}. The other constructor explains the parameters. */
    public Backoff(Duration initialDelay, Duration maxDelay, int maxAttempts) {
        this(initialDelay, maxDelay, maxAttempts, new Random(), Thread::sleep);
    }

    /**
     * A backoff with a random generator and a sleeper of the caller's choice.
     *
     * @param initialDelay the maximum of the first delay; at least one millisecond
     * @param maxDelay the maximum of all delays, also called the cap; at least {@code initialDelay}, and at most a year
     * @param maxAttempts the maximum number of attempts, the first one included; at least 1. {@link #retry} keeps the
     *     failure of each attempt until it ends, one to two kilobytes each, so this is no way to retry for ever
     * @param random the source of the jitter
     * @param sleeper sleeps between two attempts
     * @throws IllegalArgumentException if one of the first three is out of these bounds
     */
    public Backoff(Duration initialDelay, Duration maxDelay, int maxAttempts, RandomGenerator random, Sleeper sleeper) {
        if (initialDelay.compareTo(MIN_INITIAL_DELAY) < 0
                || maxDelay.compareTo(initialDelay) < 0
                || maxDelay.compareTo(LIMIT_OF_MAX_DELAY) > 0
                || maxAttempts < 1) {
            throw new IllegalArgumentException("invalid backoff: initial delay " + initialDelay + ", maximum delay "
                    + maxDelay + ", " + maxAttempts + " attempts");
        }
        this.initialDelay = initialDelay;
        this.maxDelay = maxDelay;
        this.maxAttempts = maxAttempts;
        this.random = random;
        this.sleeper = sleeper;
    }

    /**
     * How long to wait after a failed attempt. The maximum is {@code initialDelay} after attempt 1, and doubles after
     * each further attempt, but is never more than {@code maxDelay}, however many attempts there were. The delay is random:
     * between zero and that maximum ("full jitter"), or between half of the maximum and the maximum ("equal jitter").
     *
     * @param failedAttempt the number of the failed attempt: 1, 2, 3, …
     */
    // 3.8
    public Duration delayAfter(int failedAttempt) {
        return Duration.ofNanos(random.nextLong(maxDelayAfter(failedAttempt).toNanos() + 1));
    }

    /**
     * Compares the delay with half of the maximum before it doubles the delay. Otherwise multipliedBy would throw after
     * many attempts: for example, 2 to the power of 100 does not fit into a Duration.
     */
    private Duration maxDelayAfter(int failedAttempt) {
        Duration half = maxDelay.dividedBy(2);
        Duration delay = initialDelay;
        for (int i = 1; i < failedAttempt; i++) {
            if (delay.compareTo(half) > 0) {
                return maxDelay;
            }
            delay = delay.multipliedBy(2);
        }
        return delay;
    }

    /**
     * Tries the action until it succeeds, or until the maximum number of attempts is reached. After each failure except
     * the last there is a delay: see {@link #delayAfter}.
     *
     * @param action the action to try
     * @return the result of the first successful attempt
     * @throws IOException the failure of the last attempt. The failures of the earlier attempts are its suppressed
     *     exceptions, in their order. (An exception cannot suppress itself. If an action throws the same exception several
     *     times, it may be there once.) If an attempt throws any other exception, the method throws that exception at once, without a
     *     further attempt
     * @throws InterruptedException if the thread is interrupted during a delay; there is no further attempt then
     */
    // 3.8
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    // An exception cannot suppress itself, and an action may throw the same exception each time.
                    earlierFailures.removeIf(earlier -> earlier == failure);
                    earlierFailures.forEach(failure::addSuppressed);
                    throw failure;
                }
                earlierFailures.add(failure);
            }
            // The InterruptedException ends the delay and the retries: an interrupt asks this thread to stop.
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
