package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("3.8 Try again, but not too fast: what the last failure says")
class Ex3_8_EarlierFailuresTest {

    private final List<IOException> failures = new ArrayList<>();

    /** What the sleeper was called with, in milliseconds. */
    private final List<Long> delays = new ArrayList<>();

    private Backoff backoff(int attempts) {
        return new Backoff(
                Duration.ofMillis(100),
                Duration.ofSeconds(10),
                attempts,
                new SplittableRandom(33333),
                time -> delays.add(time.toMillis()));
    }

    private String fail() throws IOException {
        IOException failure = new IOException("no program listens");
        if (failures.isEmpty()) {
            // As after a try (…) whose close fails too.
            failure.addSuppressed(new IOException("close has failed"));
        }
        failures.add(failure);
        throw failures.getLast();
    }

    @Test
    @Order(1)
    @DisplayName("the last failure has all earlier ones, in their order, as suppressed exceptions")
    void inOrder() {
        Throwable error = catchThrowable(() -> backoff(20).retry(this::fail));

        assertThat(error).as("the final error").isInstanceOf(IOException.class);
        assertThat(Stream.of(error.getSuppressed())
                        .map(failure -> failures.indexOf(failure) + 1)
                        .toList())
                .as("the numbers of the failures that the last of 20 has as suppressed exceptions,"
                        + " where all have the same message")
                .isEqualTo(IntStream.rangeClosed(1, 19).boxed().toList());
    }

    @Test
    @Order(2)
    @DisplayName("one backoff may be used again, also at the same time")
    void usedAgain() throws Exception {
        Backoff backoff = backoff(5);
        assertThat(catchThrowable(() -> backoff.retry(this::fail)))
                .as("the final error")
                .isInstanceOf(IOException.class);
        failures.clear();
        assertThat(catchThrowable(() -> backoff.retry(this::fail)).getSuppressed())
                .as("the suppressed exceptions of the last failure, when the same backoff tries again")
                .containsExactlyElementsOf(failures.subList(0, 4));

        IOException outer = new IOException();
        try {
            backoff.retry(() -> retryOnAnotherThread(backoff));
        } catch (IOException e) {
            outer = e;
        }
        assertThat(outer.getSuppressed())
                .as(
                        "the suppressed exceptions of the last failure, where each attempt also retries with the same backoff")
                .extracting(Throwable::getMessage)
                .containsOnly("outer failure")
                .hasSize(4);
    }

    private String retryOnAnotherThread(Backoff backoff) throws IOException {
        var inner = new FutureTask<>(() -> catchThrowable(() -> backoff.retry(this::fail)));
        Thread.ofPlatform().daemon().start(inner);
        try {
            waitingFor(
                    "the end of a retry on another thread, while an attempt of the same backoff runs",
                    () -> inner.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new IOException("outer failure");
    }

    /** Attempts 2 and 4 throw the same exception. */
    private void assertEachOnce() {
        IOException same = new IOException("the second failure, and the fourth");
        List<IOException> all = List.of(new IOException("first"), same, new IOException("third"), same);
        Iterator<IOException> next = all.iterator();
        Throwable error = catchThrowable(() -> backoff(4).retry(() -> {
            throw next.next();
        }));
        assertThat(error.getSuppressed())
                .as("the suppressed exceptions, where attempts 2 and 4 of 4 threw the same exception")
                .containsExactly(all.get(0), all.get(2));
    }

    @Test
    @Order(3)
    @DisplayName("an action may throw the same exception again")
    void sameExceptionAgain() {
        IOException same = new IOException("always the same");
        IOException other = new IOException("another one");

        assertThat(catchThrowable(() -> backoff(3).retry(() -> {
                    throw same;
                })))
                .as("the final error, where each attempt threw the same exception")
                .isSameAs(same);

        Throwable error = catchThrowable(() -> backoff(3).retry(() -> {
            failures.add(failures.size() == 1 ? other : same);
            throw failures.getLast();
        }));
        assertThat(error)
                .as("the final error, where the first and the last attempt threw the same exception")
                .isSameAs(same);
        assertThat(error.getSuppressed())
                .as("the suppressed exceptions, where the first and the last attempt threw the same exception")
                .containsExactly(other);
        assertEachOnce();

        List<Integer> depths = new ArrayList<>();
        assertThat(catchThrowable(() -> backoff(100).retry(() -> {
                    depths.add(new Throwable().getStackTrace().length);
                    throw same;
                })))
                .as("the final error of 100 attempts")
                .isSameAs(same);
        assertThat(Collections.max(delays))
                .as(
                        "the longest of 99 delays, in ms, where 10000 is the maximum, and each attempt throws the same exception")
                .isBetween(7_500L, 10_000L);
        assertThat(depths.getLast() - depths.getFirst())
                .as("the calls that were added to the stack from attempt 1 to attempt 100")
                .isLessThan(50);
    }
}
