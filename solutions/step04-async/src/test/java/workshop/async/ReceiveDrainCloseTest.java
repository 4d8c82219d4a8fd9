package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Connections on which {@code receive}, {@code closeAfterDrain} and {@code close} meet: each called once, by a thread each,
 * 100,000 times in all.
 */
@DisplayName("Step 4's reference: receive, closeAfterDrain and close at the same time")
@Timeout(120)
class ReceiveDrainCloseTest {

    private static final int ROUNDS = 25_000;
    private static final int BATCH = 500;

    /** So long does one thread wait for another one, at most: none stops where a core is busy with something else. */
    private static final int MAX_SPINS = 2_000;

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final ExecutorService group = Executors.newFixedThreadPool(2);
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

    @AfterEach
    void endThreads() {
        callers.shutdownNow();
        group.shutdownNow();
        timer.shutdownNow();
    }

    /** A connection, and what became of {@code receive}. */
    private record Round(AsyncConnection connection, MemoryChannel channel, CompletableFuture<Void> received) {

        void receive() {
            connection.receive(new Frames(100), message -> {}).whenComplete((end, failure) -> {
                if (failure == null) {
                    received.complete(null);
                } else {
                    received.completeExceptionally(failure);
                }
            });
        }

        void assertEnded() {
            assertThatCode(() -> connection.closed().get(20, TimeUnit.SECONDS))
                    .as("the end of the connection")
                    .doesNotThrowAnyException();
            assertThat(received.handle((end, failure) -> failure)
                            .orTimeout(20, TimeUnit.SECONDS)
                            .join())
                    .as("what receiving failed with, if it did")
                    .matches(failure -> failure == null
                            || failure instanceof ClosedChannelException
                            || failure instanceof AsynchronousCloseException);
            assertThat(channel.isOpen()).as("the channel is open").isFalse();
        }
    }

    @Test
    @DisplayName("receive and closeAfterDrain: one of them reads, and neither fails")
    void receiveAndDrain() throws Exception {
        race(List.of(Round::receive, round -> round.connection.closeAfterDrain(DEADLINE)));
    }

    @Test
    @DisplayName("closeAfterDrain with bytes to write, receive, and close")
    void closeToo() throws Exception {
        race(List.of(
                Round::receive,
                round -> {
                    round.connection.send(ByteBuffer.allocate(10));
                    round.connection.closeAfterDrain(DEADLINE);
                },
                round -> round.connection.close()));
    }

    @Test
    @DisplayName("close, by three threads at once")
    void concurrentClose() throws Exception {
        Consumer<Round> close = round -> round.connection.close();
        race(List.of(
                round -> {
                    round.receive();
                    round.connection.close();
                },
                close,
                close));
    }

    @Test
    @DisplayName("receive, pause and resume, and closeAfterDrain")
    void pauseAndDrain() throws Exception {
        race(List.of(
                Round::receive,
                round -> {
                    round.connection.pauseReading();
                    round.connection.resumeReading();
                },
                round -> round.connection.closeAfterDrain(DEADLINE)));
    }

    private void race(List<Consumer<Round>> calls) throws Exception {
        timer.setRemoveOnCancelPolicy(true);
        for (int done = 0; done < ROUNDS; done += BATCH) {
            List<Round> rounds = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                rounds.add(round());
            }
            raceIn(rounds, calls);
            rounds.forEach(Round::assertEnded);
        }
        await("the timer to be empty").until(() -> timer.getQueue().isEmpty());
    }

    private Round round() throws IOException {
        MemoryChannel channel = new MemoryChannel(group);
        AsyncConnection connection = new AsyncConnection(channel);
        connection.closeWhenIdle(DEADLINE, () -> {}, timer);
        return new Round(connection, channel, new CompletableFuture<>());
    }

    /** Each call is made by a thread of its own, in the order of the rounds. They wait for each other a little. */
    private void raceIn(List<Round> rounds, List<Consumer<Round>> calls) throws Exception {
        AtomicInteger[] reached =
                calls.stream().map(call -> new AtomicInteger()).toArray(AtomicInteger[]::new);
        List<Future<?>> threads = new ArrayList<>();
        for (int caller = 0; caller < calls.size(); caller++) {
            Consumer<Round> call = calls.get(caller);
            AtomicInteger mine = reached[caller];
            threads.add(callers.submit(() -> {
                for (int i = 0; i < rounds.size(); i++) {
                    mine.set(i);
                    for (AtomicInteger other : reached) {
                        for (int spins = 0; other.get() < i && spins < MAX_SPINS; spins++) {
                            Thread.onSpinWait();
                        }
                    }
                    call.accept(rounds.get(i));
                }
            }));
        }
        for (Future<?> thread : threads) {
            thread.get(60, TimeUnit.SECONDS);
        }
    }
}
