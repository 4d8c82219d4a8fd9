package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.PrimitiveIterator;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("3.8 Try again, but not too fast")
class Ex3_8_BackoffTest {

    private static final Duration INITIAL_DELAY = Duration.ofMillis(100);
    private static final Duration MAX_DELAY = Duration.ofSeconds(10);

    private static Backoff backoff(Duration initialDelay, Duration maxDelay) {
        return new Backoff(initialDelay, maxDelay, 100, new SplittableRandom(33333), time -> {});
    }

    @Test
    @Order(1)
    @DisplayName("the maximum delay doubles up to the cap, and the jitter makes delays shorter")
    void delayAfter() {
        assertDelaysDouble(backoff(INITIAL_DELAY, MAX_DELAY), INITIAL_DELAY.toMillis(), MAX_DELAY.toMillis());
    }

    @Test
    @Order(2)
    @DisplayName("the delay may be each part of the maximum, or of its upper half, and is rarely the cap")
    void spread() {
        Backoff backoff = backoff(INITIAL_DELAY, MAX_DELAY);
        List<Long> delays = LongStream.range(0, 1000)
                .mapToObj(i -> delay(backoff, 8).toMillis())
                .sorted()
                .toList();

        // Of 1000 delays between half and all of the maximum, all are above 55 % once in 10 to the power of 45 times.
        assertThat(delays.getFirst())
                .as("the shortest of 1000 delays after attempt 8, in ms, where 10000 is the maximum")
                .isLessThan(5_500);
        assertThat(delays.stream().distinct().count())
                .as("how many of 1000 delays after attempt 8 differ, in ms")
                .isGreaterThan(20);
        assertThat(delays.stream().filter(delay -> delay == 10_000).count())
                .as("how many of 1000 delays after attempt 8 are 10000 ms, which is the cap")
                .isLessThan(100);
    }

    @Test
    @Order(3)
    @DisplayName("a cap of a year is reached too")
    void longCap() {
        Duration year = Duration.ofDays(365);
        assertDelaysDouble(backoff(INITIAL_DELAY, year), INITIAL_DELAY.toMillis(), year.toMillis());

        // 1 ms, doubled 35 times, is more than a year.
        Backoff fromShortToLong = backoff(Duration.ofMillis(1), year);
        assertThat(longestOf100Delays(fromShortToLong, 36))
                .as(
                        "the longest delay after attempt 36, in ms, where the first maximum was 1, and %d is the last",
                        year.toMillis())
                .isBetween(year.toMillis() * 3 / 4, year.toMillis());
        assertThat(delay(fromShortToLong, 101))
                .as("the delay after attempt 101, of a backoff with at most 100 attempts")
                .isBetween(Duration.ZERO, year);
        assertThat(delay(fromShortToLong, 200_000))
                .as("the delay after attempt 200000")
                .isBetween(Duration.ZERO, year);
        for (int attempt = 1; attempt <= 100; attempt++) {
            assertThat(delay(backoff(year, year), attempt))
                    .as("the delay after attempt %d, where the first maximum and the last are a year", attempt)
                    .isBetween(Duration.ZERO, year);
        }
    }

    private static long longestOf100Delays(Backoff backoff, int attempt) {
        return LongStream.range(0, 100)
                .map(i -> delay(backoff, attempt).toMillis())
                .max()
                .orElseThrow();
    }

    private static void assertDelaysDouble(Backoff backoff, long initial, long cap) {
        long longest = initial;
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
            longest = Math.min(2 * longest, cap);
        }
    }

    @Test
    @Order(4)
    @DisplayName("the maximum delay may be a millisecond")
    void shortest() {
        Duration millisecond = Duration.ofMillis(1);
        assertThat(delay(backoff(millisecond, millisecond), 1))
                .as("a delay, where 1 ms is the maximum")
                .isBetween(Duration.ZERO, millisecond);
    }

    @Test
    @Order(5)
    @DisplayName("the jitter comes from the random generator of the constructor")
    void jitterSource() {
        List<Duration> delays = List.of(
                backoff(INITIAL_DELAY, MAX_DELAY).delayAfter(8),
                backoff(INITIAL_DELAY, MAX_DELAY).delayAfter(8),
                backoff(INITIAL_DELAY, MAX_DELAY).delayAfter(8));

        assertThat(delays)
                .as("the delays after attempt 8, from three generators with the same seed")
                .containsOnly(delays.getFirst());

        // Math.abs does not change the smallest long, nor the smallest int.
        PrimitiveIterator.OfLong numbers = LongStream.concat(
                        LongStream.of(Long.MIN_VALUE), new SplittableRandom(33333).longs())
                .iterator();
        Backoff backoff = new Backoff(INITIAL_DELAY, MAX_DELAY, 100, numbers::nextLong, time -> {});
        assertThat(delay(backoff, 1))
                .as("the delay, where the random generator returns the smallest number first")
                .isBetween(Duration.ZERO, INITIAL_DELAY);
    }

    private static Duration delay(Backoff backoff, int attempt) {
        try {
            return backoff.delayAfter(attempt);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException | StackOverflowError e) {
            throw new AssertionError("delayAfter(" + attempt + ") threw " + e, e);
        }
    }
}
