package workshop.async;

import static org.awaitility.Awaitility.await;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.core.ConditionTimeoutException;
import workshop.Waiting;

/**
 * A listener on loopback, its clients, and the threads that run all completion handlers of the server. By default there
 * is one thread, so that a handler that blocks it blocks everything.
 */
final class Loopback implements AutoCloseable {

    private static final int LIMIT = (int) Waiting.LIMIT.toMillis();

    /** Small, so that a stack that grows with the number of messages soon overflows. */
    private static final int STACK_BYTES = 512 * 1024;

    /** The size of the kernel's buffers for a slow client, in bytes, at either end. */
    private static final int SMALL_BUFFER = 32 * 1024;

    private final AsynchronousChannelGroup group;
    private final AsynchronousServerSocketChannel listener;
    private final Queue<Peer> peers = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> crashes = new ConcurrentLinkedQueue<>();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

    private Loopback(int threads) throws IOException {
        group = AsynchronousChannelGroup.withFixedThreadPool(threads, this::thread);
        listener = AsynchronousServerSocketChannel.open(group)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    }

    static Loopback open() throws IOException {
        return new Loopback(1);
    }

    static Loopback open(int threads) throws IOException {
        return new Loopback(threads);
    }

    private Thread thread(Runnable handlers) {
        Thread thread = new Thread(null, handlers, "handlers", STACK_BYTES);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((where, crash) -> crashed(crash));
        threads.add(thread);
        return thread;
    }

    /**
     * Code under test threw an exception out of a completion handler. Closes all channels, so that no test waits
     * longer.
     */
    private void crashed(Throwable crash) {
        crashes.add(crash);
        try {
            group.shutdownNow();
        } catch (IOException e) {
            crash.addSuppressed(e);
        }
    }

    AsynchronousChannelGroup group() {
        return group;
    }

    AsynchronousServerSocketChannel listener() {
        return listener;
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) listener.getLocalAddress();
    }

    /** Connects a new client. */
    Peer connect() throws Exception {
        return connect(new Peer());
    }

    /** Connects a new client with small kernel buffers: if it does not read, the queue of the server soon fills. */
    Peer connectWithSmallBuffer() throws Exception {
        Peer peer = new Peer();
        peer.socket().setReceiveBufferSize(SMALL_BUFFER);
        return connect(peer);
    }

    private Peer connect(Peer peer) throws Exception {
        peers.add(peer);
        if (!crashes.isEmpty()) {
            // All channels are closed. close() adds the reason.
            throw new AssertionError("a completion handler has thrown an exception");
        }
        InetSocketAddress address = address();
        waitingFor("a connection to " + address, () -> {
            peer.connect(address, LIMIT);
            return peer;
        });
        return peer;
    }

    /** Accepts the next client with the JDK alone, and returns the server's end of the connection. */
    AsynchronousSocketChannel accept() throws Exception {
        AsynchronousSocketChannel channel =
                waitingFor("the next client", () -> listener.accept().get(LIMIT, TimeUnit.MILLISECONDS));
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SMALL_BUFFER);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return channel;
    }

    /** Accepts this client, and returns the server's end as the connection under test. */
    AsyncConnection serve(Peer peer, int maxQueuedBytes) throws Exception {
        AsyncConnection connection = new AsyncConnection(accept(), maxQueuedBytes);
        peer.servedBy(connection);
        return connection;
    }

    AsyncConnection serve(Peer peer) throws Exception {
        return serve(peer, AsyncConnection.DEFAULT_MAX_QUEUED_BYTES);
    }

    /** Waits for the result of a future. */
    static <T> T get(String what, CompletableFuture<T> future) throws Exception {
        return waitingFor(what, () -> future.get(LIMIT, TimeUnit.MILLISECONDS));
    }

    /** Waits until a future fails, and returns the failure. */
    static Throwable failureOf(String what, CompletableFuture<?> future) throws Exception {
        return waitingFor(what, () -> {
            try {
                future.get(LIMIT, TimeUnit.MILLISECONDS);
                throw new AssertionError("waited for " + what + ", but it was completed without a failure");
            } catch (ExecutionException e) {
                return e.getCause();
            } catch (CancellationException e) {
                return e;
            }
        });
    }

    /** What {@link #noLockHeldAtClose} tells. */
    static final String NO_LOCK_HELD =
            "while a thread closes the connection, another one can use it (false: the closing thread holds a lock)";

    /**
     * Whether another thread can use a connection while a dependent action of its {@code closed()} runs: not if the
     * thread that closes the connection holds a lock.
     */
    static CompletableFuture<Boolean> noLockHeldAtClose(AsyncConnection connection) {
        return connection.closed().handle((end, reason) -> isUsableByOthers(connection));
    }

    /** Whether another thread can use a connection now. Not if the calling thread holds a lock of the connection. */
    static boolean isUsableByOthers(AsyncConnection connection) {
        // While 4.6 is not solved, queuedBytes throws its TODO, which tells nothing here.
        Thread other = Thread.ofVirtual()
                .uncaughtExceptionHandler((thread, todo) -> {})
                .start(connection::queuedBytes);
        try {
            return other.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Waits until a condition is true, by polling. */
    static void waitUntil(String what, Callable<Boolean> condition) throws Exception {
        waitingFor(what, () -> {
            try {
                await(what)
                        .dontCatchUncaughtExceptions()
                        .pollInterval(Duration.ofMillis(5))
                        .atMost(Waiting.LIMIT)
                        .until(condition);
            } catch (ConditionTimeoutException e) {
                // Looks once more: on a busy machine, one look may have taken all the time.
                if (!condition.call()) {
                    throw new TimeoutException(e.getMessage());
                }
            }
            return null;
        });
    }

    /** Blocks the calling thread until the latch is counted down, or the thread is interrupted. */
    static void holdThread(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        for (Peer peer : peers) {
            peer.close();
        }
        group.shutdownNow();
        for (Thread thread : threads) {
            thread.interrupt();
        }
        List<Throwable> faults = new ArrayList<>(crashes);
        if (!hasEnded()) {
            faults.add(new AssertionError("a handler still blocks its thread, after all channels were closed"));
        }
        if (!faults.isEmpty()) {
            Throwable first = faults.getFirst();
            String words = first instanceof AssertionError ? first.getMessage() : first.toString();
            AssertionError untidy = new AssertionError("in the background, " + words, first);
            faults.stream().skip(1).forEach(untidy::addSuppressed);
            throw untidy;
        }
    }

    private boolean hasEnded() {
        try {
            return group.awaitTermination(LIMIT, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A part of each text that names the peer, such as "127.0.0.1:40000" and "/127.0.0.1:40000". */
    static String portOfPeer(AsyncConnection connection) {
        return String.valueOf(((InetSocketAddress) connection.peer()).getPort());
    }
}
