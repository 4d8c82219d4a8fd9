package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("3.8 Try again, but not too fast")
class Ex3_8_BackoffTest {

    private static final Duration INITIAL_DELAY = Duration.ofMillis(100);
    private static final Duration MAX_DELAY = Duration.ofSeconds(10);

    /** The delays that the sleeper was called with, in milliseconds. No test really sleeps. */
    private final List<Long> delays = new ArrayList<>();

    /** The failure of each attempt. */
    private final List<IOException> failures = new ArrayList<>();

    private Backoff backoff(int attempts) {
        return new Backoff(
                INITIAL_DELAY, MAX_DELAY, attempts, new SplittableRandom(33333), time -> delays.add(time.toMillis()));
    }

    @Test
    @DisplayName("the maximum delay doubles up to the cap, and the jitter makes delays shorter")
    void delayAfter() {
        Backoff backoff = backoff(100);
        long longest = INITIAL_DELAY.toMillis();
        for (int attempt = 1; attempt <= 100; attempt++) {
            int number = attempt;
            LongSummaryStatistics statistics = LongStream.range(0, 100)
                    .map(i -> delay(backoff, number).toMillis())
                    .summaryStatistics();

            assertThat(statistics.getMin())
                    .as("the shortest delay after attempt %d, in ms", attempt)
                    .isNotNegative();
            assertThat(statistics.getMax())
                    .as("the longest delay after attempt %d, in ms, where %d is the maximum", attempt, longest)
                    .isBetween(longest * 3 / 4, longest);
            assertThat(statistics.getMin())
                    .as(
                            "the shortest of 100 delays after attempt %d, in ms, where jitter should shorten %d",
                            attempt, longest)
                    .isLessThan(longest * 3 / 4);
            longest = Math.min(2 * longest, MAX_DELAY.toMillis());
        }
    }

    private static Duration delay(Backoff backoff, int attempt) {
        try {
            return backoff.delayAfter(attempt);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new AssertionError("delayAfter(" + attempt + ") threw " + e, e);
        }
    }

    @Test
    @DisplayName("tries until it succeeds, with a delay after each failure")
    void succeeds() throws Exception {
        String result = backoff(5).retry(() -> failures.size() < 2 ? fail() : "connected");

        assertThat(result).as("what the third attempt returned").isEqualTo("connected");
        assertDelays(2);
    }

    private void assertDelays(int count) {
        assertThat(delays)
                .as("the delays that the sleeper was called with, in ms")
                .hasSize(count);
        long longest = INITIAL_DELAY.toMillis();
        for (long delay : delays) {
            assertThat(delay).as("one of the delays %s, in ms", delays).isBetween(0L, longest);
            longest *= 2;
        }
    }

    private String fail() throws IOException {
        if (failures.size() == 50) {
            throw new AssertionError("it tried 50 times already, and does not give up");
        }
        failures.add(new IOException("failure " + (failures.size() + 1)));
        throw failures.getLast();
    }

    @Test
    @DisplayName("gives up after the last attempt, with the earlier failures attached")
    void givesUp() {
        Throwable error = catchThrowable(() -> backoff(5).retry(this::fail));

        assertThat(error).as("the final error").isInstanceOf(IOException.class);
        assertThat(failures).as("failed attempts, where 5 are allowed").hasSize(5);
        assertDelays(4);
        assertThat(error).as("the final error").isSameAs(failures.getLast());
        assertThat(error.getSuppressed())
                .as("the earlier failures, as suppressed exceptions of the last")
                .extracting(Throwable::getMessage)
                .containsExactly("failure 1", "failure 2", "failure 3", "failure 4");
    }

    @Test
    @DisplayName("the maximum of each delay is twice that of the one before")
    void delaysGrow() {
        Backoff backoff = backoff(5);
        long[] longest = new long[4];
        for (int i = 0; i < 100; i++) {
            delays.clear();
            failures.clear();
            assertThat(catchThrowable(() -> backoff.retry(this::fail)))
                    .as("the final error")
                    .isInstanceOf(IOException.class);
            assertDelays(4);
            Arrays.setAll(longest, n -> Math.max(longest[n], delays.get(n)));
        }
        for (int i = 0; i < 4; i++) {
            long maximum = INITIAL_DELAY.toMillis() << i;
            assertThat(longest[i])
                    .as(
                            "the longest of 100 delays between attempts %d and %d, in ms, where %d is the maximum",
                            i + 1, i + 2, maximum)
                    .isBetween(maximum * 3 / 4, maximum);
        }
    }

    @Test
    @DisplayName("an action may throw the same exception each time")
    void sameExceptionEachTime() {
        IOException same = new IOException("always the same");

        Throwable error = catchThrowable(() -> backoff(3).retry(() -> {
            throw same;
        }));

        assertThat(error)
                .as("the final error, where each attempt threw the same exception")
                .isSameAs(same);
    }

    @Test
    @DisplayName("an interrupt, or an exception other than an IOException, ends the retries at once")
    void endsAtOnce() {
        Backoff interrupted = new Backoff(INITIAL_DELAY, MAX_DELAY, 5, new SplittableRandom(), time -> {
            throw new InterruptedException();
        });
        assertThat(catchThrowable(() -> interrupted.retry(this::fail)))
                .as("the error of retry, when it was interrupted during the first delay")
                .isInstanceOf(InterruptedException.class);
        assertThat(failures).as("failed attempts until the interrupt").hasSize(1);

        IllegalStateException bug = new IllegalStateException("a bug does not go away by trying again");
        assertThat(catchThrowable(() -> backoff(5).retry(() -> {
                    throw bug;
                })))
                .as("the error of retry, where an attempt threw an IllegalStateException")
                .isSameAs(bug);
        assertThat(delays).as("the delays after an IllegalStateException").isEmpty();
    }
}
