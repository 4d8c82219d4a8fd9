package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("2.6 A failing accept does not end the loop: backOff")
class Ex2_6_BackOffTest {

    private static final int TRIES = 5;

    /** Much more than a few milliseconds, and much less than the maximum. */
    private static final Duration LONG_WAIT = Duration.ofMillis(50);

    /** The maximum is 250 ms. A wait may take a little longer than intended, even if the machine is not busy. */
    private static final Duration TOO_LONG = Duration.ofMillis(290);

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

        Duration longest = Waiting.LIMIT;
        long deadline = System.nanoTime() + Waiting.LIMIT.toNanos();
        for (int failures : waits.keySet()) {
            Duration wait = waitingFor(
                    "backOff to return after " + failures + " consecutive failures",
                    () -> waits.get(failures).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
            longest = failures >= 100 ? shorter(longest, wait) : longest;
        }
        if (longest.compareTo(TOO_LONG) > 0) {
            longest = shortest(100, TOO_LONG);
        }
        assertWaits(shortest(1, Duration.ZERO), shortest(2, LONG_WAIT), longest);
    }

    private static void assertWaits(Duration first, Duration second, Duration longest) {
        String waits =
                "backOff waited %d ms after the first failure, %d ms after the second, and %d ms after the hundredth"
                        .formatted(first.toMillis(), second.toMillis(), longest.toMillis());
        assertThat(first)
                .overridingErrorMessage("%s: it should start with a few milliseconds", waits)
                .isBetween(Duration.ofNanos(500_000), LONG_WAIT);
        assertThat(second)
                .overridingErrorMessage("%s: it should grow step by step", waits)
                .isLessThan(LONG_WAIT.multipliedBy(4));
        assertThat(longest)
                .overridingErrorMessage("%s: it should grow", waits)
                .isGreaterThanOrEqualTo(LONG_WAIT.multipliedBy(3))
                .isGreaterThanOrEqualTo(first.multipliedBy(2));
        assertThat(longest)
                .overridingErrorMessage("%s: it should grow to 250 ms, and no further", waits)
                .isLessThanOrEqualTo(TOO_LONG);
    }

    /** On a busy machine a wait may take longer than intended, but never shorter. So the shortest of several counts. */
    static Duration shortest(int failures, Duration enough) {
        Duration shortest = measured(failures);
        for (int i = 1; i < TRIES && shortest.compareTo(enough) > 0; i++) {
            shortest = shorter(shortest, measured(failures));
        }
        return shortest;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration measured(int failures) {
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
        Duration shortest = Waiting.LIMIT;
        for (int i = 0; i < TRIES && shortest.compareTo(LONG_WAIT) > 0; i++) {
            var stillInterrupted = new AtomicBoolean();
            CompletableFuture<Duration> wait = CompletableFuture.supplyAsync(
                    () -> {
                        Thread.currentThread().interrupt();
                        Duration waited = measured(100);
                        stillInterrupted.set(Thread.interrupted());
                        return waited;
                    },
                    Thread::startVirtualThread);
            Duration waited = waitingFor(
                    "backOff to return on a thread that is interrupted",
                    () -> wait.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
            assertThat(stillInterrupted.get())
                    .as("the thread is still interrupted, after an interrupt has ended the wait")
                    .isTrue();
            shortest = shorter(shortest, waited);
        }
        assertThat(shortest)
                .overridingErrorMessage(
                        "backOff waited %d ms on a thread that was interrupted before: an interrupt should end the wait",
                        shortest.toMillis())
                .isLessThanOrEqualTo(LONG_WAIT);
    }

    /** Some failure. The other tests of 2.6 are about too many open files. */
    private static IOException failure() {
        return new IOException("Software caused connection abort");
    }
}
