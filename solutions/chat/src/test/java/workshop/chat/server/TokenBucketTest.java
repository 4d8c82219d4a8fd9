package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the limit on messages")
class TokenBucketTest {

    private static final int SHORT = 100;

    private long now = 42;
    private final TokenBucket limit = new TokenBucket(10, () -> now);

    private int allowed(int length) {
        int count = 0;
        while (limit.tryTake(length)) {
            count++;
        }
        return count;
    }

    private void passes(long milliseconds) {
        now += TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }

    @Test
    @DisplayName("a burst passes, and then as many as the time brings")
    void burst() {
        assertThat(allowed(SHORT)).isEqualTo(50);
        passes(100);
        assertThat(allowed(SHORT)).isEqualTo(1);
        passes(1000);
        assertThat(allowed(SHORT)).isEqualTo(10);
    }

    @Test
    @DisplayName("whoever was quiet for long has one burst, and not more")
    void quiet() {
        passes(TimeUnit.DAYS.toMillis(1));
        assertThat(allowed(SHORT)).isEqualTo(50);
    }

    @Test
    @DisplayName("long messages cost more: one for each full KiB")
    void lengths() {
        assertThat(allowed(9 * 1024)).isEqualTo(5);
    }

    @Test
    @DisplayName("even the longest passes at times")
    void longest() {
        assertThat(allowed(64 * 1024)).isEqualTo(1);
        passes(4900);
        assertThat(allowed(64 * 1024)).isZero();
        passes(100);
        assertThat(allowed(64 * 1024)).isEqualTo(1);
    }

    @Test
    @DisplayName("a clock that starts anywhere, even just before it overflows")
    void clock() {
        now = Long.MAX_VALUE - 1;
        TokenBucket late = new TokenBucket(1, () -> now);
        for (int i = 0; i < TokenBucket.BURST_SECONDS; i++) {
            assertThat(late.tryTake(SHORT)).isTrue();
        }
        assertThat(late.tryTake(SHORT)).isFalse();
        passes(1000);
        assertThat(late.tryTake(SHORT)).isTrue();
    }
}
