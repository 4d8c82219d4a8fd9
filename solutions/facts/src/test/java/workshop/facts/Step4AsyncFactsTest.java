package workshop.facts;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static workshop.facts.AsyncPair.then;

import java.io.IOException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Groups, their threads and their handlers. */
@DisplayName("docs/step04-async.md: handlers")
@FactsOf("docs/step04-async.md")
class Step4AsyncFactsTest {

    private static final String UNIX_ONLY =
            "a read of bytes that have arrived completes within the call on Linux and macOS, never on Windows";

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
    @DisplayName("In a group of two fixed threads, two handlers that block delay every other connection.")
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
        pairs.get(0).send("a");
        pairs.get(1).send("b");
        assertThat(inside.await(10, SECONDS)).isTrue();
        pairs.get(2).send("c");

        assertThat(third.await(300, MILLISECONDS)).as("received meanwhile").isFalse();
        free.countDown();
        assertThat(third.await(10, SECONDS)).as("received afterwards").isTrue();
    }

    @Test
    @DisplayName("The default group passes handlers to a pool that grows: thirty that block keep thirty threads.")
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
                pair.send("hello");
            }
            await().untilAsserted(() -> assertThat(waiting).hasSize(30));
        } finally {
            free.countDown();
        }
    }

    @Test
    @DisplayName("A read while another read is pending throws ReadPendingException, a write WritePendingException.")
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
            "An exception that a handler throws ends the group's thread, which is replaced, and the channel stays open.")
    @Section("The concept")
    void exceptionEndsTheThread() throws Exception {
        AsyncPair pair = open(group);
        CompletableFuture<Thread> thrower = new CompletableFuture<>();
        whenRead(pair, result -> {
            thrower.complete(Thread.currentThread());
            throw new IllegalStateException("nobody catches this");
        });
        pair.send("hello");

        thrower.get(10, SECONDS).join(10_000);
        assertThat(thrower.get().isAlive()).isFalse();
        await().untilAsserted(() -> assertThat(threads).hasSize(3));
        assertThat(pair.channel().isOpen()).isTrue();
    }

    @Test
    @DisplayName(
            "On Linux and macOS a handler that starts the next read is called within that read, at most sixteen deep.")
    @Section("Loops without a loop")
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = UNIX_ONLY)
    void sixteenOnTopOfOneAnother() throws Exception {
        AsyncPair pair = open(group);
        pair.send("x".repeat(100));
        CompletableFuture<Integer> deepest = new CompletableFuture<>();
        pair.channel().read(ByteBuffer.allocate(1), null, new CompletionHandler<Integer, Void>() {
            private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);
            private final AtomicInteger deepestSoFar = new AtomicInteger();
            private final AtomicInteger reads = new AtomicInteger();

            @Override
            public void completed(Integer count, Void nothing) {
                deepestSoFar.accumulateAndGet(depth.get(), Math::max);
                if (reads.incrementAndGet() == 100) {
                    deepest.complete(deepestSoFar.get());
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
            "On Linux and macOS at most sixteen handlers are called directly for one event, also if they are not nested.")
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
        speaker.send("hello, all forty");

        assertThat(direct.get(10, SECONDS)).as("handlers called within write").isEqualTo(16);
    }

    @Test
    @DisplayName("A connect that is refused closes its channel; one that throws, for an unknown host, leaves it open.")
    @Section("4.1")
    void channelAfterAFailedConnect() throws Exception {
        SocketAddress closedPort;
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(Loopback.anyPort())) {
            closedPort = listener.getLocalAddress();
        }
        try (AsynchronousSocketChannel refused = AsynchronousSocketChannel.open(group);
                AsynchronousSocketChannel unknown = AsynchronousSocketChannel.open(group)) {
            assertThat(AsyncPair.failureOf(refused.connect(closedPort))).isInstanceOf(ConnectException.class);
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

        CompletableFuture<Object> result = new CompletableFuture<>();
        channel.read(ByteBuffer.allocate(1), null, then(result::complete));
        assertThat(result.get(10, SECONDS)).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    @DisplayName("To cancel a future does not stop its read, which still fills the buffer.")
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
        pair.send("late");

        assertThat(done.await(10, SECONDS)).isTrue();
        assertThat(future).isCancelled();
        assertThat(buffer.position()).as("bytes in the buffer").isEqualTo(4);
    }

    @Test
    @DisplayName("A hundred pending reads take no thread beyond the two of their group.")
    @Section("4.1")
    void readsTakeNoThreads() throws Exception {
        CountDownLatch heard = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            whenRead(open(group), result -> heard.countDown());
        }
        for (AsyncPair pair : pairs) {
            pair.send("hello");
        }
        assertThat(heard.await(10, SECONDS)).isTrue();
        assertThat(threads).hasSize(2);
    }

    @Test
    @DisplayName(
            "A dependent action runs on the thread that completes the future, or on the caller's if it is completed.")
    @Section("4.1")
    void threadOfADependentAction() throws Exception {
        AsyncPair pair = open(group);
        CompletableFuture<Object> future = new CompletableFuture<>();
        whenRead(pair, future::complete);
        CompletableFuture<Thread> before = future.thenApply(result -> Thread.currentThread());
        pair.send("hello");

        assertThat(threads).contains(before.get(10, SECONDS));
        assertThat(future.thenApply(result -> Thread.currentThread())).isCompletedWithValue(Thread.currentThread());
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
