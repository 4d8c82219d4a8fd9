package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("2.6 A failing accept does not end the loop: backOff")
class Ex2_6_BackOffTest {

    static final int TRIES = 5;

    private static final int MANY_TRIES = 20;

    /** Much more than a few milliseconds, and much less than the maximum. */
    static final Duration LONG_WAIT = Duration.ofMillis(50);

    /** The maximum is 250 ms. A wait may take a little longer than intended, even if the machine is not busy. */
    private static final Duration TOO_LONG = Duration.ofMillis(290);

    /** The clock of a system may be coarse. */
    private static final Duration TOO_SHORT = Duration.ofMillis(230);

    @Test
    @Order(1)
    @DisplayName("the wait begins with a few milliseconds, grows, and has a maximum, even after a million failures")
    void grows() throws Exception {
        AcceptLoop.backOff(failure(), 1);
        // A shift by too many bits is negative for some numbers only, so this tries them all, side by side. A product
        // overflows later.
        Map<Integer, CompletableFuture<Duration>> waits = new TreeMap<>();
        IntStream.rangeClosed(1, 130).forEach(failures -> waits.put(failures, waiting(failures)));
        IntStream.of(50_000, 1_000_000, Integer.MAX_VALUE).forEach(failures -> waits.put(failures, waiting(failures)));

        int shortestAfter = 100;
        int longestAfter = 1;
        Duration longest = Waiting.LIMIT;
        Duration most = Duration.ZERO;
        long deadline = System.nanoTime() + Waiting.LIMIT.toNanos();
        for (int failures : waits.keySet()) {
            Duration wait = waitingFor(
                    "backOff to return after " + failures + " consecutive failures",
                    () -> waits.get(failures).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
            // Only a wait of some number may be too long, such as the sixth doubling.
            if (wait.compareTo(most) > 0) {
                most = wait;
                longestAfter = failures;
            }
            if (failures >= 100 && wait.compareTo(longest) < 0) {
                longest = wait;
                shortestAfter = failures;
            }
        }
        if (longest.compareTo(TOO_LONG) > 0) {
            longest = shortest(shortestAfter, TOO_LONG);
        }
        Duration first = shortest(1, Duration.ZERO);
        // Two loops may fail at the same time, so one call of backOff does not depend on the call before.
        if (longest.compareTo(TOO_SHORT) > 0) {
            shortestAfter = 1_000_000;
            longest = shorter(longest, measured(shortestAfter));
        }
        for (int i = 0; i < MANY_TRIES && most.compareTo(TOO_LONG) > 0; i++) {
            most = shorter(most, measured(longestAfter));
        }
        if (most.compareTo(TOO_LONG) > 0) {
            shortestAfter = longestAfter;
            longest = most;
        }
        Duration second = shortest(2, LONG_WAIT);
        Duration third = shortest(3, Duration.ZERO);
        long enough = System.nanoTime() + Waiting.LIMIT.toNanos();
        while (!isMuchLonger(third, first) && System.nanoTime() < enough) {
            first = shorter(first, measured(1));
            third = shorter(third, measured(3));
        }
        String words =
                "backOff waited %d ms after failure 1, %d ms after failure 2, %d ms after failure 3, and %d ms after failure %d"
                        .formatted(
                                first.toMillis(),
                                second.toMillis(),
                                third.toMillis(),
                                longest.toMillis(),
                                shortestAfter);
        assertWaits(words, first, second, longest);
        assertThat(isMuchLonger(third, first))
                .overridingErrorMessage("%s: it should grow step by step", words)
                .isTrue();
    }

    private static boolean isMuchLonger(Duration one, Duration other) {
        return one.toNanos() > 1.5 * other.toNanos();
    }

    private static void assertWaits(String waits, Duration first, Duration second, Duration longest) {
        assertThat(first)
                .overridingErrorMessage("%s: it should start with a few milliseconds", waits)
                .isBetween(Duration.ofNanos(500_000), LONG_WAIT);
        assertThat(second)
                .overridingErrorMessage("%s: it should grow step by step", waits)
                .isLessThan(LONG_WAIT.multipliedBy(4));
        assertThat(longest)
                .overridingErrorMessage("%s: it should become much longer", waits)
                .isGreaterThanOrEqualTo(LONG_WAIT.multipliedBy(3))
                .isGreaterThanOrEqualTo(first.multipliedBy(2));
        assertThat(longest)
                .overridingErrorMessage("%s: it should grow to 250 ms, and no further", waits)
                .isBetween(TOO_SHORT, TOO_LONG);
    }

    /** On a busy machine a wait may take longer than intended, but never shorter. So the shortest of several counts. */
    static Duration shortest(int failures, Duration enough) {
        Duration shortest = measured(failures);
        for (int i = 1; i < TRIES && shortest.compareTo(enough) > 0; i++) {
            shortest = shorter(shortest, measured(failures));
        }
        return shortest;
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    static Duration measured(int failures) {
        long before = System.nanoTime();
        AcceptLoop.backOff(failure(), failures);
        return Duration.ofNanos(System.nanoTime() - before);
    }

    /** How long a wait takes, measured on a thread of its own. */
    private static CompletableFuture<Duration> waiting(int failures) {
        return CompletableFuture.supplyAsync(() -> measured(failures), Thread::startVirtualThread);
    }

    @Test
    @DisplayName("an interrupt ends the wait, and the thread stays interrupted")
    void interrupted() throws Exception {
        assertAnInterruptEndsTheWait("before");
        assertAnInterruptEndsTheWait("during");
    }

    private static void assertAnInterruptEndsTheWait(String when) throws Exception {
        Duration shortest = Waiting.LIMIT;
        for (int i = 0; i < TRIES && shortest.compareTo(LONG_WAIT) > 0; i++) {
            var interrupted = new CompletableFuture<Long>();
            var returned = new CompletableFuture<Long>();
            FutureTask<Boolean> stillInterrupted = new FutureTask<>(() -> {
                if (when.equals("before")) {
                    Thread.currentThread().interrupt();
                    interrupted.complete(System.nanoTime());
                }
                try {
                    AcceptLoop.backOff(failure(), 100);
                } finally {
                    returned.complete(System.nanoTime());
                }
                while (!interrupted.isDone()) {
                    Thread.yield();
                }
                return Thread.interrupted();
            });
            Thread thread = Thread.startVirtualThread(stillInterrupted);
            while (!interrupted.isDone() && !returned.isDone() && thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            if (when.equals("during")) {
                long now = System.nanoTime();
                thread.interrupt();
                interrupted.complete(now);
            }
            assertThat(waitingFor(
                            "backOff to return on a thread that is interrupted " + when + " the wait",
                            () -> stillInterrupted.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS)))
                    .as("the thread is still interrupted, after an interrupt %s the wait", when)
                    .isTrue();
            shortest = shorter(shortest, Duration.ofNanos(returned.join() - interrupted.join()));
        }
        assertThat(shortest)
                .overridingErrorMessage(
                        "backOff went on for %d ms after an interrupt %s the wait: an interrupt should end the wait",
                        shortest.toMillis(), when)
                .isLessThanOrEqualTo(LONG_WAIT);
    }

    @Test
    @Order(2)
    @DisplayName("a failure may have no message, or any message, and it may be an error")
    void anyFailure() {
        assertDoesNotThrow("without a message", new IOException());
        assertDoesNotThrow("without a message", new OutOfMemoryError());
        assertDoesNotThrow("with a percent sign in its message", new IOException("100 % of the descriptors are used"));
    }

    private static void assertDoesNotThrow(String with, Throwable failure) {
        assertThat(catchThrowable(() -> AcceptLoop.backOff(failure, 1)))
                .as("the exception of backOff, for a failure %s: %s", with, failure)
                .isNull();
    }

    /** Some failure. The other tests of 2.6 are about too many open files. */
    static IOException failure() {
        return new IOException("Software caused connection abort");
    }
}
