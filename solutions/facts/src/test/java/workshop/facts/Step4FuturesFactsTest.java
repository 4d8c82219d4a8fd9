package workshop.facts;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Chains of futures, timers, and sets that change during an iteration. No sockets. */
@DisplayName("docs/step04-async.md: futures")
@FactsOf("docs/step04-async.md")
class Step4FuturesFactsTest {

    @Test
    @DisplayName("A chain of 100,000 completed futures overflows the stack, and the error is in a future.")
    @Section("Loops without a loop")
    void chainOfDoneFutures() {
        assertThat(chainOfDone(100)).isCompleted();
        assertThatThrownBy(() -> chainOfDone(100_000).join()).hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    @DisplayName("If the future that whenComplete returned is cancelled, the action of whenComplete never runs.")
    @Section("4.7")
    void cancelledWhenComplete() {
        AtomicInteger runs = new AtomicInteger();
        CompletableFuture<Void> operation = new CompletableFuture<>();
        operation.whenComplete((end, failure) -> runs.incrementAndGet()).cancel(false);
        operation.whenComplete((end, failure) -> runs.addAndGet(10));

        operation.complete(null);

        assertThat(runs).hasValue(10);
    }

    private static CompletableFuture<Void> chainOfDone(int links) {
        return CompletableFuture.completedFuture(null)
                .thenCompose(done -> links == 0 ? CompletableFuture.completedFuture(null) : chainOfDone(links - 1));
    }

    @Test
    @DisplayName(
            "A recursive chain of futures that wait does not grow the stack, and keeps every link in memory to its end.")
    @Section("Loops without a loop")
    void chainKeepsItsLinks() {
        List<WeakReference<?>> links = new ArrayList<>();
        CompletableFuture<Void> last = new CompletableFuture<>();
        try (var network = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Void> chain = CompletableFuture.completedFuture(null)
                    .thenComposeAsync(done -> chainThatWaits(20_000, network, links, last), network);
            await().until(() -> last.getNumberOfDependents() > 0);
            awaitCollection();

            assertThat(links).hasSize(20_000).noneMatch(link -> link.get() == null);
            last.complete(null);
            assertThat(chain).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    private static CompletableFuture<Void> chainThatWaits(
            int more, Executor network, List<WeakReference<?>> links, CompletableFuture<Void> last) {
        if (more == 0) {
            return last;
        }
        // This runs on the only thread of the network, so that the future cannot complete before an action is attached.
        CompletableFuture<Void> link = CompletableFuture.runAsync(() -> {}, network)
                .thenCompose(done -> chainThatWaits(more - 1, network, links, last));
        links.add(new WeakReference<>(link));
        return link;
    }

    /** Waits until the garbage collector has collected an unreachable object. */
    private static void awaitCollection() {
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        await().until(() -> {
            System.gc();
            return garbage.get() == null;
        });
    }

    @Test
    @DisplayName("A member may leave the set of a ConcurrentHashMap during an iteration, and may not leave a HashSet.")
    @Section("4.7")
    void leavesDuringAnIteration() {
        Set<String> weaklyConsistent = ConcurrentHashMap.newKeySet();
        weaklyConsistent.addAll(List.of("ada", "bob", "eve"));
        weaklyConsistent.forEach(weaklyConsistent::remove);
        assertThat(weaklyConsistent).isEmpty();

        Set<String> ordinary = new HashSet<>(List.of("ada", "bob", "eve"));
        assertThatThrownBy(() -> {
                    for (String member : ordinary) {
                        ordinary.remove(member);
                    }
                })
                .isInstanceOf(ConcurrentModificationException.class);
    }

    @Test
    @DisplayName(
            "toNanos throws for a duration of more than 292 years; TimeUnit.convert returns Long.MAX_VALUE for it.")
    @Section("4.9")
    void durationWithoutEnd() {
        Duration forEver = ChronoUnit.FOREVER.getDuration();
        assertThatThrownBy(forEver::toNanos).isInstanceOf(ArithmeticException.class);
        assertThat(NANOSECONDS.convert(forEver)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    @DisplayName("A scheduled task that throws is never run again, and only its future has the exception.")
    @Section("4.8")
    void taskThatThrows() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        try (var timer = new ScheduledThreadPoolExecutor(1)) {
            var task = timer.scheduleWithFixedDelay(
                    () -> {
                        runs.incrementAndGet();
                        throw new IllegalStateException("once");
                    },
                    1,
                    1,
                    MILLISECONDS);

            assertThat(AsyncPair.failureOf(task)).isInstanceOf(IllegalStateException.class);
            CountDownLatch later = new CountDownLatch(1);
            timer.schedule(later::countDown, 100, MILLISECONDS);
            later.await();
            assertThat(runs).hasValue(1);
        }
    }

    @Test
    @DisplayName("A cancelled task stays in its timer until its next run, unless setRemoveOnCancelPolicy is on.")
    @Section("4.8")
    void cancelledTaskStays() {
        try (var timer = new ScheduledThreadPoolExecutor(1)) {
            timer.scheduleWithFixedDelay(() -> {}, 1, 1, HOURS).cancel(false);
            assertThat(timer.getQueue())
                    .as("cancelled, with its next run in an hour")
                    .hasSize(1);

            timer.scheduleWithFixedDelay(() -> {}, 50, 50, MILLISECONDS).cancel(false);
            await().untilAsserted(() -> assertThat(timer.getQueue()).hasSize(1));

            timer.setRemoveOnCancelPolicy(true);
            timer.scheduleWithFixedDelay(() -> {}, 1, 1, HOURS).cancel(false);
            assertThat(timer.getQueue()).as("cancelled, and removed at once").hasSize(1);
        }
    }
}
