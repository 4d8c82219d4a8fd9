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

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration CAP = Duration.ofSeconds(10);

    /** What the sleeper was asked for, in milliseconds. Nobody really waits. */
    private final List<Long> pauses = new ArrayList<>();

    /** What each attempt failed with. */
    private final List<IOException> failures = new ArrayList<>();

    private Backoff backoff(int attempts) {
        return new Backoff(FIRST, CAP, attempts, new SplittableRandom(33333), time -> pauses.add(time.toMillis()));
    }

    @Test
    @DisplayName("pauses double up to the cap, and chance makes them shorter")
    void delays() {
        Backoff backoff = backoff(100);
        long longest = FIRST.toMillis();
        for (int attempt = 1; attempt <= 100; attempt++) {
            int number = attempt;
            LongSummaryStatistics delays = LongStream.range(0, 100)
                    .map(i -> delay(backoff, number).toMillis())
                    .summaryStatistics();

            assertThat(delays.getMin())
                    .as("the shortest pause after attempt %d, in ms", attempt)
                    .isNotNegative();
            assertThat(delays.getMax())
                    .as("the longest pause after attempt %d, in ms, where %d is the most", attempt, longest)
                    .isBetween(longest * 3 / 4, longest);
            assertThat(delays.getMin())
                    .as(
                            "the shortest of 100 pauses after attempt %d, in ms, where chance may make %d shorter",
                            attempt, longest)
                    .isLessThan(longest * 3 / 4);
            longest = Math.min(2 * longest, CAP.toMillis());
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
    @DisplayName("tries until it succeeds, with a pause after each failure")
    void succeeds() throws Exception {
        String result = backoff(5).retry(() -> failures.size() < 2 ? fail() : "connected");

        assertThat(result).as("what the third attempt returned").isEqualTo("connected");
        assertPauses(2);
    }

    private void assertPauses(int count) {
        assertThat(pauses)
                .as("the pauses that the sleeper was asked for, in ms")
                .hasSize(count);
        long longest = FIRST.toMillis();
        for (long pause : pauses) {
            assertThat(pause).as("one of the pauses %s, in ms", pauses).isBetween(0L, longest);
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
    @DisplayName("gives up after the last attempt, with all that went wrong")
    void givesUp() {
        Throwable error = catchThrowable(() -> backoff(5).retry(this::fail));

        assertThat(error).as("the error in the end").isInstanceOf(IOException.class);
        assertThat(failures).as("failed attempts, where 5 are allowed").hasSize(5);
        assertPauses(4);
        assertThat(error).as("the error in the end").isSameAs(failures.getLast());
        assertThat(error.getSuppressed())
                .as("the earlier failures, as suppressed exceptions of the last")
                .extracting(Throwable::getMessage)
                .containsExactly("failure 1", "failure 2", "failure 3", "failure 4");
    }

    @Test
    @DisplayName("each pause may be twice as long as the one before")
    void pausesGrow() {
        Backoff backoff = backoff(5);
        long[] longest = new long[4];
        for (int i = 0; i < 100; i++) {
            pauses.clear();
            failures.clear();
            assertThat(catchThrowable(() -> backoff.retry(this::fail)))
                    .as("the error in the end")
                    .isInstanceOf(IOException.class);
            assertPauses(4);
            Arrays.setAll(longest, pause -> Math.max(longest[pause], pauses.get(pause)));
        }
        for (int pause = 0; pause < 4; pause++) {
            long most = FIRST.toMillis() << pause;
            assertThat(longest[pause])
                    .as(
                            "the longest of 100 pauses between attempts %d and %d, in ms, where %d is the most",
                            pause + 1, pause + 2, most)
                    .isBetween(most * 3 / 4, most);
        }
    }

    @Test
    @DisplayName("the same exception each time is no trouble")
    void sameExceptionEachTime() {
        IOException same = new IOException("always the same");

        Throwable error = catchThrowable(() -> backoff(3).retry(() -> {
            throw same;
        }));

        assertThat(error)
                .as("the error in the end, where each attempt threw the same exception")
                .isSameAs(same);
    }

    @Test
    @DisplayName("an interrupt, or an error other than an IOException, ends the trying at once")
    void endsAtOnce() {
        Backoff interrupted = new Backoff(FIRST, CAP, 5, new SplittableRandom(), time -> {
            throw new InterruptedException();
        });
        assertThat(catchThrowable(() -> interrupted.retry(this::fail)))
                .as("the error of trying, when it was interrupted in its first pause")
                .isInstanceOf(InterruptedException.class);
        assertThat(failures).as("failed attempts until the interrupt").hasSize(1);

        IllegalStateException bug = new IllegalStateException("a bug does not go away by trying again");
        assertThat(catchThrowable(() -> backoff(5).retry(() -> {
                    throw bug;
                })))
                .as("the error of trying, where an attempt threw an IllegalStateException")
                .isSameAs(bug);
        assertThat(pauses).as("the pauses after an IllegalStateException").isEmpty();
    }
}
