package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import workshop.Waiting;

/**
 * The accept loop under test, on a thread and a port of its own. When it fails, all sockets are closed at once, so that
 * the test's clients do not wait for an answer that never comes.
 */
final class Loop implements AutoCloseable {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Of a thread that waits. A thread that spins gets more than that, on a busy machine too. */
    private static final double MAX_CPU_TIME = 0.01;

    private static final int CPU_TIME_MEASUREMENTS = 3;

    private final ServerSocketChannel listener;
    private final Semaphore permits;
    private final Set<SocketChannel> children = ConcurrentHashMap.newKeySet();
    private final AtomicReference<ThreadFailure> failure = new AtomicReference<>();
    private volatile boolean closing;
    private final AtomicReference<Throwable> thrownByHandler = new AtomicReference<>();
    private final AtomicInteger handled = new AtomicInteger();
    private final Thread thread;
    private final Thread.UncaughtExceptionHandler defaultHandler = Thread.getDefaultUncaughtExceptionHandler();

    /** How the code under test accepts: with or without a limit. */
    interface Accepting {
        void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException;
    }

    private Loop(ServerSocketChannel listener, Semaphore permits, Accepting accepting, ConnectionHandler handler) {
        this.listener = listener;
        this.permits = permits;
        this.thread = Thread.ofPlatform().daemon().name("accept-loop").unstarted(() -> run(accepting, handler));
    }

    /** Accepts on a new port, and passes each child to the handler. */
    static Loop with(ConnectionHandler handler) throws IOException {
        return on(Loopback.listen(), handler);
    }

    /** As {@link #with}, on a listener whose accept queue may contain clients already. */
    static Loop on(ServerSocketChannel listener, ConnectionHandler handler) {
        return start(new Loop(listener, new Semaphore(0), AcceptLoop::run, handler));
    }

    /** Accepts on a new port while there are permits, and serves each child on a virtual thread. */
    static Loop limited(Semaphore permits, ConnectionHandler handler) throws IOException {
        Accepting accepting = (listener, next) -> AcceptLoop.runLimited(listener, permits, next);
        return start(new Loop(
                Loopback.listen(),
                permits,
                accepting,
                handler.releasing(permits).onVirtualThread()));
    }

    private static Loop start(Loop loop) {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> loop.threadDied(thrown));
        loop.thread.start();
        return loop;
    }

    private void run(Accepting accepting, ConnectionHandler handler) {
        try {
            accepting.run(listener, connection -> {
                if (connection == null) {
                    throw new IllegalStateException("next was called with null, and not with a child");
                }
                children.add(connection);
                handle(handler, connection);
            });
            if (listener.isOpen()) {
                fail("the accept loop", new IllegalStateException("run returned, though its listener is open"));
            }
        } catch (Throwable thrown) {
            fail("the accept loop", isTodoOfBackOff(thrown) ? calledBackOff() : thrown);
        }
    }

    /** Whether the loop called backOff, which is the exercise 2.6, before that is solved. */
    static boolean isTodoOfBackOff(Throwable thrown) {
        return thrown instanceof UnsupportedOperationException
                && String.valueOf(thrown.getMessage()).startsWith("TODO 2.6");
    }

    /** In the tests before 2.6, accept never fails. The TODO of 2.6 would lead to the wrong exercise. */
    private IllegalStateException calledBackOff() {
        return new IllegalStateException("run called backOff, as after a failure of accept; its listener "
                + (listener.isOpen() ? "is open" : "was closed"));
    }

    private void handle(ConnectionHandler handler, SocketChannel connection) throws IOException {
        try {
            handler.handle(connection);
        } catch (Throwable thrown) {
            thrownByHandler.compareAndSet(null, thrown);
            throw thrown;
        } finally {
            handled.incrementAndGet();
        }
    }

    /** Some handlers of the tests throw on purpose, on their own threads. */
    private void threadDied(Throwable thrown) {
        if (!closing && !DeliberateException.isIn(thrown)) {
            fail("the thread of a handler", thrown);
        }
    }

    private void fail(String thread, Throwable thrown) {
        failure.compareAndSet(null, new ThreadFailure(thread, thrown));
        closeAll();
    }

    private void closeAll() {
        try {
            listener.close();
            for (SocketChannel child : children) {
                child.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return listener.socket().getLocalPort();
    }

    /** What ended the loop or the thread of one of its handlers, or null. */
    ThreadFailure failure() {
        return failure.get();
    }

    /** Waits until the handler has returned for each client so far. Then: the first exception that it threw, or null. */
    Throwable thrownByHandler() throws Exception {
        Loopback.waitUntil("the handler to return", () -> handled.get() == children.size());
        return thrownByHandler.get();
    }

    boolean isListening() {
        return listener.isOpen();
    }

    void closeListener() throws IOException {
        listener.close();
    }

    void interrupt() {
        thread.interrupt();
    }

    boolean hasEnded() {
        return !thread.isAlive();
    }

    /** Waits until the loop's thread has ended. */
    boolean ends() {
        return ends(Waiting.LIMIT);
    }

    /** Whether the thread ends within a time. A test that expects no end lets the time pass with this. */
    boolean ends(Duration within) {
        try {
            return thread.join(within);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Lets a time pass, and returns which part of it the loop's thread used a processor. Some systems count in units of 16
     * milliseconds. So the least of several measurements counts.
     */
    double cpuTimeIn(Duration period) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < CPU_TIME_MEASUREMENTS && least > MAX_CPU_TIME; i++) {
            long before = THREADS.getThreadCpuTime(thread.threadId());
            ends(period);
            // The CPU time of a thread that has ended is -1. The tests see such an end.
            long used = THREADS.getThreadCpuTime(thread.threadId()) - before;
            least = Math.min(least, (double) used / period.toNanos());
        }
        return least;
    }

    /** Asserts that the loop's thread waited for nearly all of a period. */
    static void assertWaits(double cpuTime, String when) {
        assertThat(cpuTime)
                .overridingErrorMessage(
                        "while %s, the accept loop used a processor for %.0f %% of the time: it tries again and again, but should wait",
                        when, cpuTime * 100)
                .isLessThan(MAX_CPU_TIME);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        letHandlersFinish();
        // From now on, a handler may find its connection closed. That is not its fault.
        closing = true;
        closeAll();
        // A loop without a permit does not see that its listener is closed. The tests of 2.7 say which permit is lost.
        permits.release(10);
        boolean ended = ends();
        thread.interrupt();
        Thread.setDefaultUncaughtExceptionHandler(defaultHandler);
        if (failure() != null) {
            throw new AssertionError(failure().toString(), failure().thrown());
        }
        if (!ended) {
            throw new AssertionError("the accept loop still runs, long after its listener was closed");
        }
    }

    /** Gives the loop a little time, until it has passed so many clients to the handler. */
    void letAccept(int clients) {
        Loopback.waitABit(() -> handled.get() >= clients);
    }

    /** Gives the loop a little time, until it waits in accept. */
    void letWaitForAClient() {
        Loopback.waitABit(() -> Loopback.isInSystemCall(thread));
    }

    /**
     * The clients have disconnected, so a correct handler closes its connection soon. The test of that exercise reports
     * another one. Here, the connections only must not outlive the test.
     */
    private void letHandlersFinish() {
        Loopback.waitABit(() -> children.stream().noneMatch(SocketChannel::isOpen));
    }
}
