package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the token bucket")
class TokenBucketTest {

    private static final int SHORT = 100;

    private long now = 42;
    private final TokenBucket limit = new TokenBucket(10, () -> now);

    private int allowed(int length) {
        int count = 0;
        while (tryTake(limit, length)) {
            count++;
        }
        return count;
    }

    private static boolean tryTake(TokenBucket bucket, int length) {
        boolean hasTokens = bucket.nanosUntil(length) == 0;
        if (hasTokens) {
            bucket.take(length);
        }
        return hasTokens;
    }

    private void passes(long milliseconds) {
        now += TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }

    @Test
    @DisplayName("a burst passes, and then as many messages as tokens come")
    void burst() {
        assertThat(allowed(SHORT)).isEqualTo(50);
        passes(100);
        assertThat(allowed(SHORT)).isEqualTo(1);
        passes(1000);
        assertThat(allowed(SHORT)).isEqualTo(10);
    }

    @Test
    @DisplayName("after a long idle time one burst passes, and not more")
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
    @DisplayName("the time until a message may pass is the time in which its tokens come, and not longer")
    void waitingTime() {
        allowed(SHORT);
        long nanos = limit.nanosUntil(2048);
        assertThat(nanos).isBetween(300_000_000L, 300_000_100L);
        now += nanos - 100;
        assertThat(limit.nanosUntil(2048)).isPositive();
        now += 100;
        assertThat(limit.nanosUntil(2048)).isZero();
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
            assertThat(tryTake(late, SHORT)).isTrue();
        }
        assertThat(tryTake(late, SHORT)).isFalse();
        passes(1000);
        assertThat(tryTake(late, SHORT)).isTrue();
    }
}
