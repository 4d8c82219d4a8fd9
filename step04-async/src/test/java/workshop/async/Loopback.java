package workshop.async;

import static org.awaitility.Awaitility.await;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.core.ConditionTimeoutException;
import workshop.Waiting;

/**
 * A listener on loopback, its clients, and the few threads that run all completion handlers of the server's side: one,
 * where nothing else is said, so that code which blocks it blocks everything.
 */
final class Loopback implements AutoCloseable {

    private static final int LIMIT = (int) Waiting.LIMIT.toMillis();

    /** Small, so that a stack which grows with the number of messages has no room to hide in. */
    private static final int STACK_BYTES = 512 * 1024;

    /** For a client that is to be slow: what the kernel takes for it, in bytes, on either side. */
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

    /** Code under test threw out of a completion handler. Nobody need wait any longer: all channels are closed. */
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

    /** A new client. */
    Peer connect() throws Exception {
        return connect(new Peer());
    }

    /** A new client for which the kernel keeps little: what it does not read soon fills the server's side. */
    Peer connectWithSmallBuffer() throws Exception {
        Peer peer = new Peer();
        peer.socket().setReceiveBufferSize(SMALL_BUFFER);
        return connect(peer);
    }

    private Peer connect(Peer peer) throws Exception {
        peers.add(peer);
        InetSocketAddress address = address();
        waitingFor("a connection to " + address, () -> {
            peer.connect(address, LIMIT);
            return peer;
        });
        return peer;
    }

    /** The server's end of the next client, accepted with nothing but the JDK. */
    AsynchronousSocketChannel accept() throws Exception {
        AsynchronousSocketChannel channel =
                waitingFor("the next client", () -> listener.accept().get(LIMIT, TimeUnit.MILLISECONDS));
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SMALL_BUFFER);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return channel;
    }

    /** The server's end of this client, as the connection under test. */
    AsyncConnection serve(Peer peer, int maxQueuedBytes) throws Exception {
        AsyncConnection connection = new AsyncConnection(accept(), maxQueuedBytes);
        peer.servedBy(connection);
        return connection;
    }

    AsyncConnection serve(Peer peer) throws Exception {
        return serve(peer, AsyncConnection.DEFAULT_MAX_QUEUED_BYTES);
    }

    /** What a future brings. */
    static <T> T get(String what, CompletableFuture<T> future) throws Exception {
        return waitingFor(what, () -> future.get(LIMIT, TimeUnit.MILLISECONDS));
    }

    /** What a future fails with. */
    static Throwable failureOf(String what, CompletableFuture<?> future) throws Exception {
        return waitingFor(what, () -> {
            try {
                future.get(LIMIT, TimeUnit.MILLISECONDS);
                throw new AssertionError("waited for " + what + ", but it was completed without a failure");
            } catch (ExecutionException e) {
                return e.getCause();
            }
        });
    }

    /** Whether another thread can use a connection while whoever asked for its end is told: not if a lock is held. */
    static CompletableFuture<Boolean> freeAtTheEnd(AsyncConnection connection) {
        return connection.closed().handle((end, reason) -> {
            Thread other = Thread.ofVirtual().start(() -> connection.enqueue(ByteBuffer.allocate(0)));
            try {
                return other.join(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                return false;
            }
        });
    }

    /** Waits until something is so that cannot be waited for in another way. */
    static void until(String what, Callable<Boolean> condition) throws Exception {
        waitingFor(what, () -> {
            try {
                await(what)
                        .dontCatchUncaughtExceptions()
                        .pollInterval(Duration.ofMillis(5))
                        .atMost(Waiting.LIMIT)
                        .until(condition);
            } catch (ConditionTimeoutException e) {
                throw new TimeoutException(e.getMessage());
            }
            return null;
        });
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
}
