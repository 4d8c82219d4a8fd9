package workshop.facts;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static workshop.facts.AsyncPair.then;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.CompletionHandler;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.ReadPendingException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.WritePendingException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Handlers, their threads, futures and timers. What becomes of the bytes is in {@link Step4BytesFactsTest}. */
@DisplayName("docs/step04-async.md: handlers")
@FactsOf("docs/step04-async.md")
class Step4AsyncFactsTest {

    private static final String UNIX_ONLY =
            "what is at hand is read within the call on Linux and macOS, never on Windows";

    private final List<AsyncPair> pairs = new ArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private AsynchronousChannelGroup group;

    @BeforeEach
    void twoThreads() throws IOException {
        group = AsynchronousChannelGroup.withFixedThreadPool(2, task -> {
            Thread thread = new Thread(task);
            thread.setUncaughtExceptionHandler((dead, failure) -> {});
            threads.add(thread);
            return thread;
        });
    }

    @AfterEach
    void close() throws IOException {
        for (AsyncPair pair : pairs) {
            pair.close();
        }
        group.shutdownNow();
    }

    @Test
    @DisplayName("In a group of two fixed threads, two handlers that wait hold up every other connection.")
    @Section("The concept")
    void twoHandlersStopAFixedGroup() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch free = new CountDownLatch(1);
        CountDownLatch third = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            whenRead(open(group), result -> {
                inside.countDown();
                waitFor(free);
            });
        }
        whenRead(open(group), result -> third.countDown());
        pairs.get(0).say("a");
        pairs.get(1).say("b");
        assertThat(inside.await(10, SECONDS)).isTrue();
        pairs.get(2).say("c");

        assertThat(third.await(300, MILLISECONDS)).as("heard meanwhile").isFalse();
        free.countDown();
        assertThat(third.await(10, SECONDS)).as("heard afterwards").isTrue();
    }

    @Test
    @DisplayName("The default group hands handlers to a pool that grows: thirty that wait hold thirty threads.")
    @Section("The concept")
    void defaultGroupGrows() throws Exception {
        Set<Thread> waiting = ConcurrentHashMap.newKeySet();
        CountDownLatch free = new CountDownLatch(1);
        try {
            for (int i = 0; i < 30; i++) {
                AsyncPair pair = open(null);
                whenRead(pair, result -> {
                    waiting.add(Thread.currentThread());
                    waitFor(free);
                });
                pair.say("hello");
            }
            await().untilAsserted(() -> assertThat(waiting).hasSize(30));
        } finally {
            free.countDown();
        }
    }

    @Test
    @DisplayName("A read while another is pending is a ReadPendingException, a write a WritePendingException.")
    @Section("The concept")
    void oneOfEachAtATime() throws Exception {
        AsyncPair pair = open(group);
        whenRead(pair, result -> {});
        assertThatThrownBy(() -> pair.channel().read(ByteBuffer.allocate(1))).isInstanceOf(ReadPendingException.class);

        pair.fill();
        assertThatThrownBy(() -> pair.channel().write(ByteBuffer.allocate(1)))
                .isInstanceOf(WritePendingException.class);
    }

    @Test
    @DisplayName(
            "An exception out of a handler ends the group's thread, which is replaced, and the channel stays open.")
    @Section("The concept")
    void exceptionEndsTheThread() throws Exception {
        AsyncPair pair = open(group);
        CompletableFuture<Thread> thrower = new CompletableFuture<>();
        whenRead(pair, result -> {
            thrower.complete(Thread.currentThread());
            throw new IllegalStateException("nobody catches this");
        });
        pair.say("hello");

        thrower.get(10, SECONDS).join(10_000);
        assertThat(thrower.get().isAlive()).isFalse();
        await().untilAsserted(() -> assertThat(threads).hasSize(3));
        assertThat(pair.channel().isOpen()).isTrue();
    }

    @Test
    @DisplayName("On Linux and macOS a handler that reads on is called within its read, at most sixteen deep.")
    @Section("Loops without a loop")
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = UNIX_ONLY)
    void sixteenOnTopOfOneAnother() throws Exception {
        AsyncPair pair = open(group);
        pair.say("x".repeat(100));
        CompletableFuture<Integer> deepest = new CompletableFuture<>();
        pair.channel().read(ByteBuffer.allocate(1), null, new CompletionHandler<Integer, Void>() {
            private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);
            private final AtomicInteger most = new AtomicInteger();
            private final AtomicInteger reads = new AtomicInteger();

            @Override
            public void completed(Integer count, Void nothing) {
                most.accumulateAndGet(depth.get(), Math::max);
                if (reads.incrementAndGet() == 100) {
                    deepest.complete(most.get());
                    return;
                }
                depth.set(depth.get() + 1);
                pair.channel().read(ByteBuffer.allocate(1), null, this);
                depth.set(depth.get() - 1);
            }

            @Override
            public void failed(Throwable failure, Void nothing) {
                deepest.completeExceptionally(failure);
            }
        });

        assertThat(deepest.get(10, SECONDS)).as("handlers on top of the first").isEqualTo(16);
    }

    @Test
    @DisplayName(
            "On Linux and macOS sixteen handlers are called directly an event, also from a loop that stacks nothing.")
    @Section("Loops without a loop")
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = UNIX_ONLY)
    void sixteenDirectCallsAnEvent() throws Exception {
        List<AsyncPair> members = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            members.add(open(group));
        }
        AsyncPair speaker = open(group);
        CompletableFuture<Integer> direct = new CompletableFuture<>();
        whenRead(speaker, result -> {
            int[] calledWithinWrite = {0};
            Thread loop = Thread.currentThread();
            boolean[] inLoop = {true};
            for (AsyncPair member : members) {
                member.channel().write(ByteBuffer.allocate(1), null, then(count -> {
                    if (Thread.currentThread() == loop && inLoop[0]) {
                        calledWithinWrite[0]++;
                    }
                }));
            }
            inLoop[0] = false;
            direct.complete(calledWithinWrite[0]);
        });
        speaker.say("hello, all forty");

        assertThat(direct.get(10, SECONDS)).as("handlers called within write").isEqualTo(16);
    }

    @Test
    @DisplayName("A chain of 100,000 futures that are done already overflows the stack, and the error is in a future.")
    @Section("Loops without a loop")
    void chainOfDoneFutures() {
        assertThat(chainOfDone(100)).isCompleted();
        assertThatThrownBy(() -> chainOfDone(100_000).join()).hasCauseInstanceOf(StackOverflowError.class);
    }

    private static CompletableFuture<Void> chainOfDone(int links) {
        return CompletableFuture.completedFuture(null)
                .thenCompose(done -> links == 0 ? CompletableFuture.completedFuture(null) : chainOfDone(links - 1));
    }

    @Test
    @DisplayName("A recursive chain of futures that wait spares the stack, and keeps every link in memory to its end.")
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
        // This runs on the only thread of the network, so that the future cannot be done before somebody waits for it.
        CompletableFuture<Void> link = CompletableFuture.runAsync(() -> {}, network)
                .thenCompose(done -> chainThatWaits(more - 1, network, links, last));
        links.add(new WeakReference<>(link));
        return link;
    }

    /** Until the garbage collector has taken an object that nobody holds. */
    private static void awaitCollection() {
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        await().until(() -> {
            System.gc();
            return garbage.get() == null;
        });
    }

    @Test
    @DisplayName("A connect that is refused closes its channel; one that throws, for an unknown host, leaves it open.")
    @Section("4.1")
    void whoClosesAfterAFailedConnect() throws Exception {
        SocketAddress nobody;
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(AsyncPair.loopback())) {
            nobody = listener.getLocalAddress();
        }
        try (AsynchronousSocketChannel refused = AsynchronousSocketChannel.open(group);
                AsynchronousSocketChannel unknown = AsynchronousSocketChannel.open(group)) {
            assertThat(AsyncPair.failureOf(refused.connect(nobody))).isInstanceOf(ConnectException.class);
            assertThat(refused.isOpen()).isFalse();

            assertThatThrownBy(() -> unknown.connect(InetSocketAddress.createUnresolved("nowhere.invalid", 1)))
                    .isInstanceOf(UnresolvedAddressException.class);
            assertThat(unknown.isOpen()).isTrue();
        }
    }

    @Test
    @DisplayName("A read before connecting is thrown; a read on a closed channel goes to the handler's failed.")
    @Section("4.1")
    void thrownOrFailed() throws Exception {
        AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group);
        assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1), null, then(result -> {})))
                .isInstanceOf(NotYetConnectedException.class);
        channel.close();

        CompletableFuture<Object> told = new CompletableFuture<>();
        channel.read(ByteBuffer.allocate(1), null, then(told::complete));
        assertThat(told.get(10, SECONDS)).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    @DisplayName("A future that is cancelled does not stop the read behind it, which still fills its buffer.")
    @Section("4.1")
    void cancelledFutureReadsOn() throws Exception {
        AsyncPair pair = open(group);
        ByteBuffer buffer = ByteBuffer.allocate(8);
        CompletableFuture<Object> future = new CompletableFuture<>();
        CountDownLatch done = new CountDownLatch(1);
        pair.channel().read(buffer, null, then(result -> {
            future.complete(result);
            done.countDown();
        }));
        future.cancel(true);
        pair.say("late");

        assertThat(done.await(10, SECONDS)).isTrue();
        assertThat(future).isCancelled();
        assertThat(buffer.position()).as("bytes in the buffer").isEqualTo(4);
    }

    @Test
    @DisplayName("A hundred reads that wait take no thread beyond the two of their group.")
    @Section("4.1")
    void readsTakeNoThreads() throws Exception {
        CountDownLatch heard = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            whenRead(open(group), result -> heard.countDown());
        }
        for (AsyncPair pair : pairs) {
            pair.say("hello");
        }
        assertThat(heard.await(10, SECONDS)).isTrue();
        assertThat(threads).hasSize(2);
    }

    @Test
    @DisplayName("What is attached to a future runs on the thread that completes it, or on the caller's if it is done.")
    @Section("4.1")
    void whoRunsWhatIsAttached() throws Exception {
        AsyncPair pair = open(group);
        CompletableFuture<Object> future = new CompletableFuture<>();
        whenRead(pair, future::complete);
        CompletableFuture<Thread> before = future.thenApply(result -> Thread.currentThread());
        pair.say("hello");

        assertThat(threads).contains(before.get(10, SECONDS));
        assertThat(future.thenApply(result -> Thread.currentThread())).isCompletedWithValue(Thread.currentThread());
    }

    @Test
    @DisplayName("A member may leave ConcurrentHashMap's set while it is gone through, and not a HashSet.")
    @Section("4.7")
    void leavesWhileGoneThrough() {
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
            "toNanos throws for a duration of more than 292 years; TimeUnit.convert takes it for the longest there is.")
    @Section("4.9")
    void durationWithoutEnd() {
        Duration forEver = ChronoUnit.FOREVER.getDuration();
        assertThatThrownBy(forEver::toNanos).isInstanceOf(ArithmeticException.class);
        assertThat(NANOSECONDS.convert(forEver)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    @DisplayName("A scheduled task that throws is never run again, and only its future knows.")
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
    @DisplayName(
            "A watch that is cancelled stays in its timer until its next turn, unless setRemoveOnCancelPolicy is on.")
    @Section("4.8")
    void cancelledTaskStays() {
        try (var timer = new ScheduledThreadPoolExecutor(1)) {
            timer.scheduleWithFixedDelay(() -> {}, 1, 1, SECONDS).cancel(false);
            assertThat(timer.getQueue()).hasSize(1);
            await().untilAsserted(() -> assertThat(timer.getQueue()).isEmpty());

            timer.setRemoveOnCancelPolicy(true);
            timer.scheduleWithFixedDelay(() -> {}, 1, 1, SECONDS).cancel(false);
            assertThat(timer.getQueue()).isEmpty();
        }
    }

    private AsyncPair open(AsynchronousChannelGroup group) throws Exception {
        AsyncPair pair = AsyncPair.open(group);
        pairs.add(pair);
        return pair;
    }

    private static void whenRead(AsyncPair pair, Consumer<Object> next) {
        pair.channel().read(ByteBuffer.allocate(64), null, then(next));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
