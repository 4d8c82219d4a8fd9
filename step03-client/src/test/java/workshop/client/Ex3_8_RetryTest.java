package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("3.8 Try again, but not too fast: until it succeeds")
class Ex3_8_RetryTest {

    private static final Duration INITIAL_DELAY = Duration.ofMillis(100);
    private static final Duration MAX_DELAY = Duration.ofSeconds(10);

    /** What the sleeper was called with, in milliseconds. */
    private final List<Long> delays = new ArrayList<>();

    private final List<IOException> failures = new ArrayList<>();

    private Backoff backoff(int attempts) {
        return new Backoff(
                INITIAL_DELAY, MAX_DELAY, attempts, new SplittableRandom(33333), time -> delays.add(time.toMillis()));
    }

    @Test
    @Order(1)
    @DisplayName("tries until it succeeds, with a delay after each failure")
    void succeeds() throws Exception {
        String result = backoff(5).retry(() -> failures.size() < 2 ? fail() : "connected");

        assertThat(result).as("what the third attempt returned").isEqualTo("connected");
        assertDelays(2);
        assertThatCode(() -> backoff(Integer.MAX_VALUE).retry(() -> "connected"))
                .as("an attempt that succeeds, where %d are allowed", Integer.MAX_VALUE)
                .doesNotThrowAnyException();

        AtomicInteger attempts = new AtomicInteger();
        assertThat(backoff(5).<String>retry(() -> {
                    assertThat(attempts.incrementAndGet())
                            .as("attempts, where the first one succeeded, and returned null")
                            .isOne();
                    return null;
                }))
                .as("what an attempt returned that returned null")
                .isNull();

        Thread.currentThread().interrupt();
        Throwable error = catchThrowable(() -> backoff(5).retry(() -> "connected"));
        boolean stillInterrupted = Thread.interrupted();
        assertThat(error)
                .as("the error of retry on a thread that was interrupted before, where the first attempt succeeds")
                .isNull();
        assertThat(stillInterrupted)
                .as("the thread is still interrupted, after its first attempt succeeded")
                .isTrue();
    }

    private void assertDelays(int count) {
        assertThat(delays)
                .as("the delays that the sleeper was called with, in ms")
                .hasSize(count);
        for (int attempt = 1; attempt <= count; attempt++) {
            long longest = INITIAL_DELAY.toMillis() << attempt - 1;
            assertThat(delays.get(attempt - 1))
                    .as(
                            "the delay between attempts %d and %d, in ms, where %d is the maximum",
                            attempt, attempt + 1, longest)
                    .isBetween(0L, longest);
        }
    }

    private String fail() throws IOException {
        if (failures.size() == 50) {
            throw new AssertionError("it tried 50 times already, and does not give up");
        }
        String message = "failure " + (failures.size() + 1);
        List<IOException> kinds = List.of(
                new ProtocolException(message),
                new SocketTimeoutException(message),
                new UnknownHostException(message),
                new ClosedByInterruptException(),
                new InterruptedIOException(message),
                new EOFException(message),
                new SSLException(message),
                new NoRouteToHostException(message),
                new FileNotFoundException(message),
                new SocketException(message));
        failures.add(kinds.get(failures.size() % kinds.size()));
        throw failures.getLast();
    }

    @Test
    @Order(3)
    @DisplayName("gives up after the last attempt, with the earlier failures attached")
    void givesUp() {
        Backoff backoff = backoff(5);
        Throwable error = catchThrowable(() -> backoff.retry(this::fail));

        assertThat(error).as("the final error").isInstanceOf(IOException.class);
        assertThat(failures).as("failed attempts, where 5 are allowed").hasSize(5);
        assertDelays(4);
        assertThat(error).as("the final error").isSameAs(failures.getLast());
        assertThat(error.getSuppressed())
                .as("the earlier failures, as suppressed exceptions of the last")
                .containsExactlyInAnyOrderElementsOf(failures.subList(0, 4));

        failures.clear();
        delays.clear();
        assertThat(catchThrowable(() -> backoff(1).retry(this::fail)))
                .as("the final error, where 1 attempt is allowed")
                .isInstanceOf(IOException.class);
        assertThat(failures).as("failed attempts, where 1 is allowed").hasSize(1);
        assertThat(delays).as("the delays, where 1 attempt is allowed").isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName("the maximum of each delay is twice that of the one before")
    void delaysGrow() {
        Backoff backoff = backoff(5);
        long[] longest = new long[4];
        long[] shortest = {10_000, 10_000, 10_000, 10_000};
        for (int i = 0; i < 100; i++) {
            delays.clear();
            failures.clear();
            assertThat(catchThrowable(() -> backoff.retry(this::fail)))
                    .as(
                            "the final error, where attempts 4 and 5 throw a ClosedByInterruptException and an InterruptedIOException")
                    .isInstanceOf(IOException.class);
            assertDelays(4);
            Arrays.setAll(longest, n -> Math.max(longest[n], delays.get(n)));
            Arrays.setAll(shortest, n -> Math.min(shortest[n], delays.get(n)));
        }
        for (int i = 0; i < 4; i++) {
            long maximum = INITIAL_DELAY.toMillis() << i;
            assertThat(longest[i])
                    .as(
                            "the longest of 100 delays between attempts %d and %d, in ms, where %d is the maximum",
                            i + 1, i + 2, maximum)
                    .isBetween(maximum * 3 / 4, maximum);
            assertThat(shortest[i])
                    .as(
                            "the shortest of 100 delays between two attempts, in ms, where jitter should shorten %d",
                            maximum)
                    .isLessThan(maximum * 3 / 4);
        }

        delays.clear();
        failures.clear();
        Backoff hasty = new Backoff(
                Duration.ofMillis(1), Duration.ofMillis(1), 20, new SplittableRandom(33333), time -> delays.add(0L));
        assertThat(catchThrowable(() -> hasty.retry(this::fail)))
                .as("the final error, where 20 attempts fail")
                .isInstanceOf(IOException.class);
        assertThat(failures.size())
                .as("failed attempts, where 20 are allowed, with 10 kinds of failures")
                .isEqualTo(20);
        assertThat(delays.size())
                .as("the calls of the sleeper, where 20 attempts fail, and each delay is 1 ms at most")
                .isEqualTo(19);
    }

    @Test
    @Order(4)
    @DisplayName("an interrupt, or an exception other than an IOException, ends the retries at once")
    void endsAtOnce() {
        Backoff interrupted = new Backoff(INITIAL_DELAY, MAX_DELAY, 5, new SplittableRandom(), time -> {
            throw new InterruptedException();
        });
        assertThat(catchThrowable(() -> interrupted.retry(this::fail)))
                .as("the error of retry, when it was interrupted during the first delay")
                .isInstanceOf(InterruptedException.class);
        assertThat(failures).as("failed attempts until the interrupt").hasSize(1);

        Backoff sleeping = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), 5);
        failures.clear();
        assertThat(catchThrowable(() -> sleeping.retry(() -> {
                    Thread.currentThread().interrupt();
                    return fail();
                })))
                .as("the error of retry, when its thread was interrupted during the first attempt")
                .isInstanceOf(InterruptedException.class);
        assertThat(failures).as("failed attempts until the interrupt").hasSize(1);

        failures.clear();
        Throwable error = catchThrowable(() -> backoff(1).retry(() -> {
            Thread.currentThread().interrupt();
            return fail();
        }));
        Thread.interrupted();
        assertThat(error)
                .as("the error of retry, when its thread was interrupted during the last attempt")
                .isSameAs(failures.getLast());

        delays.clear();
        List<Throwable> bugs = List.of(
                new IllegalStateException("a bug"),
                new StackOverflowError("a bug"),
                new UncheckedIOException(new IOException("a bug")),
                new CompletionException(new IOException("a bug")));
        for (Throwable bug : bugs) {
            String name = bug.getClass().getSimpleName();
            AtomicInteger attempts = new AtomicInteger();
            assertThat(catchThrowable(() -> backoff(5).retry(() -> {
                        attempts.incrementAndGet();
                        return Ex3_8_RetryTest.<RuntimeException>doThrow(bug);
                    })))
                    .as("the error of retry, where an attempt threw %s", name)
                    .isSameAs(bug);
            assertThat(delays).as("the delays after %s", name).isEmpty();
            assertThat(attempts.get())
                    .as("attempts, where each one throws %s", name)
                    .isOne();
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> String doThrow(Throwable bug) throws E {
        throw (E) bug;
    }
}
