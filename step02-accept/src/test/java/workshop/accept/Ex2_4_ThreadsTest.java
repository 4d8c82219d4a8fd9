package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("2.4 A slow client delays no other")
class Ex2_4_ThreadsTest {

    /** More than a pool has threads: often 200, or some for each processor. */
    private static final int IDLE_CLIENTS =
            220 + 8 * Math.min(32, Runtime.getRuntime().availableProcessors());

    /** Usually it takes milliseconds. A client cannot connect while the accept queue is full. */
    private static final Duration LONG_ENOUGH_TO_CONNECT = Duration.ofSeconds(6);

    /** The JDK's default length is 50. A client that finds the queue full tries again after a second. */
    private static final int HALF_AN_ACCEPT_QUEUE = 25;

    /** On a busy machine, a pool may need a few threads for them. */
    private static final int CONNECTIONS = 40;

    private static final int FAILURES = 20;

    private static final Duration LONG_ENOUGH_TO_END = Duration.ofSeconds(1);

    @Test
    @Order(3)
    @DisplayName("while the first client is idle, the second is served; then the first is served too")
    void idleClient() throws Exception {
        try (Loop loop = Loop.with(new EchoHandler().onVirtualThread());
                Socket idle = Loopback.connect(loop.port());
                Socket second = Loopback.connect(loop.port())) {
            Loopback.assertEcho(second, "hello", "the second client, while the first is idle");
            Loopback.assertEcho(idle, "at-last", "the first client, when it sends at last");
        }
    }

    @Test
    @Order(5)
    @DisplayName("after the end of a connection, its thread ends, or serves another connection")
    void threadsEnd() throws Exception {
        Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        ConnectionHandler noting = connection -> threads.add(Thread.currentThread());
        ConnectionHandler onThreads = noting.onVirtualThread();
        for (int i = 1; i <= CONNECTIONS; i++) {
            int connections = i;
            onThreads.handle(new FakeChannel());
            Loopback.waitUntil("another thread to serve the connection", () -> threads.size() == connections);
            Loopback.waitABit(() -> threads.stream().noneMatch(Ex2_4_ThreadsTest::works));
        }
        assertThat(threads.stream().distinct().filter(Thread::isAlive).count())
                .as("how many threads are left, after %d connections have ended, one after another", CONNECTIONS)
                .isLessThan(CONNECTIONS / 2);
    }

    /** A thread of a pool waits for the next connection. */
    private static boolean works(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, TERMINATED -> false;
            default -> true;
        };
    }

    @Test
    @Order(4)
    @DisplayName("while many clients are idle, one more is served: no pool limits the threads")
    void manyIdleClients() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try (Loop loop = Loop.with(new EchoHandler().onVirtualThread())) {
            try {
                long deadline = System.nanoTime() + LONG_ENOUGH_TO_CONNECT.toNanos();
                while (idle.size() < IDLE_CLIENTS && System.nanoTime() < deadline) {
                    idle.add(Loopback.connect(loop.port()));
                    if (idle.size() % HALF_AN_ACCEPT_QUEUE == 0) {
                        loop.letAccept(idle.size());
                    }
                }
                assertThat(idle.size())
                        .as("how many of %d clients could connect, before the time was up", IDLE_CLIENTS)
                        .isEqualTo(IDLE_CLIENTS);
                try (Socket last = Loopback.connect(loop.port())) {
                    Loopback.assertEcho(last, "hello", "a client, while " + IDLE_CLIENTS + " others are idle");
                }
            } finally {
                for (Socket client : idle) {
                    client.close();
                }
            }
        }
    }

    @Test
    @Order(1)
    @DisplayName("the thread that calls handle does not wait, and no thread closes the connection of the handler")
    void leavesItOpen() throws Exception {
        assertLeavesItOpen("returned", connection -> {});
        assertLeavesItOpen("thrown an IOException", connection -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {});
            throw new IOException("deliberate");
        });
        assertLeavesItOpen("thrown an exception that is no IOException", connection -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {});
            throw new DeliberateException();
        });
    }

    @Test
    @Order(2)
    @DisplayName("two connections are served, also when both are passed before their threads begin")
    void twoAtOnce() throws Exception {
        Queue<SocketChannel> served = new ConcurrentLinkedQueue<>();
        ConnectionHandler onThreads = ((ConnectionHandler) served::add).onVirtualThread();
        try (BusyCarriers busy = new BusyCarriers()) {
            busy.begin();
            waitingFor("handle to return, before a virtual thread can begin", () -> {
                onThreads.handle(new FakeChannel());
                onThreads.handle(new FakeChannel());
                return null;
            });
            assertThat(busy.gaveUp())
                    .as("handle waited until a virtual thread could begin")
                    .isFalse();
        }
        Loopback.waitUntil("the threads of two connections to serve them", () -> served.size() == 2);
        assertThat(Set.copyOf(served).size())
                .as("how many of two connections are served, when both were passed before their threads began")
                .isEqualTo(2);
    }

    @Test
    @Order(6)
    @DisplayName("a handler that fails at once fails on its thread: handle throws nothing, then and later")
    void failsAtOnce() throws Exception {
        var failed = new AtomicInteger();
        ConnectionHandler failing = connection -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {});
            failed.incrementAndGet();
            throw new IOException("deliberate");
        };
        ConnectionHandler onThreads = failing.onVirtualThread();
        for (int i = 1; i <= FAILURES; i++) {
            int failures = i;
            assertThat(catchThrowable(() -> onThreads.handle(new FakeChannel())))
                    .as("the exception of handle, when the handler fails on its thread, at each call")
                    .isNull();
            Loopback.waitUntil("another thread to serve the connection", () -> failed.get() == failures);
        }
        onThreads.handle(FakeChannel.closed());
        Loopback.waitUntil("a thread to serve a connection that is closed already", () -> failed.get() > FAILURES);
    }

    @Test
    @Order(7)
    @DisplayName("each connection gets a thread of its own, also when the calling thread is virtual, or interrupted")
    void anyCaller() throws Exception {
        assertServesOnAnotherThread("a virtual thread", Thread.ofVirtual(), false);
        assertServesOnAnotherThread("an interrupted thread", Thread.ofPlatform().daemon(), true);
    }

    private static void assertServesOnAnotherThread(String caller, Thread.Builder builder, boolean interrupted)
            throws Exception {
        var serving = new CompletableFuture<Thread>();
        ConnectionHandler onThreads =
                ((ConnectionHandler) connection -> serving.complete(Thread.currentThread())).onVirtualThread();
        Thread calling = builder.start(() -> {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            try {
                onThreads.handle(new FakeChannel());
            } catch (IOException | RuntimeException e) {
                serving.completeExceptionally(e);
            }
        });
        Thread served = waitingFor(
                "a thread to serve the connection that " + caller + " has passed to handle",
                () -> serving.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        assertThat(served == calling)
                .as("the connection is served on the thread that called handle, when that is %s", caller)
                .isFalse();
    }

    private static void assertLeavesItOpen(String ended, ConnectionHandler end) throws Exception {
        var returned = new CountDownLatch(1);
        var waitedFor = new AtomicBoolean();
        var interrupted = new AtomicBoolean();
        var serving = new CompletableFuture<Thread>();
        var calls = new AtomicInteger();
        Thread caller = Thread.currentThread();
        ConnectionHandler late = connection -> {
            if (Thread.currentThread() == caller) {
                throw new AssertionError("the connection is served on the thread that called handle");
            }
            calls.incrementAndGet();
            serving.complete(Thread.currentThread());
            try {
                waitedFor.set(!returned.await(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            end.handle(connection);
        };
        try (ServerSocketChannel listener = Loopback.listen();
                Socket client = Loopback.connect(listener.socket().getLocalPort());
                SocketChannel child = listener.accept()) {
            Loopback.send(client, '!');
            late.onVirtualThread().handle(child);
            assertThat(waitedFor)
                    .as("handle waited until the connection had been served")
                    .isFalse();
            assertThat(child.isOpen())
                    .as("the connection is open, before its thread has served it")
                    .isTrue();
            returned.countDown();
            // The thread of a pool does not end. Then this waits in vain, and does no harm.
            waitingFor("another thread to serve the connection", () -> serving.get(3, TimeUnit.SECONDS))
                    .join(LONG_ENOUGH_TO_END);
            assertThat(interrupted.get())
                    .as("the thread of a handler was interrupted, while it served its connection")
                    .isFalse();
            assertThat(calls.get())
                    .as("how often the handler was called for one connection, when it has %s and not closed it", ended)
                    .isEqualTo(1);
            assertThat(child.isOpen())
                    .as("the connection is open, after its handler has %s and not closed it", ended)
                    .isTrue();
        }
    }
}
