package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The bounds of the constructors of step 3. The constructors are given to learners, so the exercises do not test them. */
@DisplayName("Lengths and delays that are out of bounds")
class ArgumentsTest {

    private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    @Test
    @DisplayName("a maximum length out of bounds is rejected, and the bounds themselves are accepted")
    void maximumLength() {
        for (int maximum : new int[] {-1, Integer.MIN_VALUE}) {
            assertThatIllegalArgumentException()
                    .as("a reader with a maximum of %d", maximum)
                    .isThrownBy(() -> new FrameReader(new FaultyChannel(), maximum))
                    .withMessageContaining(String.valueOf(maximum));
        }
        for (int maximum : new int[] {-1, Integer.MAX_VALUE - 3, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .as("a writer with a maximum of %d", maximum)
                    .isThrownBy(() -> new FrameWriter(new FaultyChannel(), maximum))
                    .withMessageContaining(String.valueOf(maximum));
        }
        assertThatCode(() -> {
                    new FrameReader(new FaultyChannel(), 0);
                    new FrameWriter(new FaultyChannel(), 0);
                    new FrameWriter(new FaultyChannel(), Integer.MAX_VALUE - Integer.BYTES);
                })
                .as("a reader and a writer with the smallest maximum, and a writer with the largest")
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("infinite delays are rejected, and a cap of a year does not overflow")
    void delays() {
        Duration aYear = Duration.ofDays(365);
        Duration aMillisecond = Duration.ofMillis(1);
        for (List<Duration> bad : List.of(
                List.of(FOREVER, FOREVER),
                List.of(aMillisecond, FOREVER),
                List.of(aMillisecond, Duration.ofSeconds(Long.MAX_VALUE)),
                List.of(Duration.ZERO, aYear),
                List.of(Duration.ofSeconds(Long.MIN_VALUE), aYear))) {
            assertThatIllegalArgumentException()
                    .as("an initial delay and a maximum delay of %s", bad)
                    .isThrownBy(() -> new Backoff(bad.getFirst(), bad.getLast(), 3));
        }
        assertThat(new Backoff(aYear, aYear, 1).delayAfter(Integer.MAX_VALUE)).isBetween(Duration.ZERO, aYear);
        assertThat(new Backoff(aMillisecond, aYear, 1).delayAfter(1000)).isBetween(Duration.ZERO, aYear);
    }
}
