package workshop.async;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.AcceptPendingException;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A real listener that counts the accepts which come too early, and lets an accept fail because a test wants it. */
final class WatchedListener extends AsynchronousServerSocketChannel {

    private final AsynchronousServerSocketChannel listener;
    private final UnaryOperator<AsynchronousSocketChannel> clients;
    private final AtomicInteger tooEarly = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile Throwable fault;
    private final AtomicLong lastFault = new AtomicLong();
    private final Queue<Duration> delays = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Throwable> nextFailure = new AtomicReference<>();
    private final AtomicLong lastClient = new AtomicLong();
    private final AtomicLong shortestDelay = new AtomicLong(Long.MAX_VALUE);

    WatchedListener(AsynchronousServerSocketChannel listener) {
        this(listener, UnaryOperator.identity());
    }

    /** A listener that passes something else on in place of each client's channel. */
    WatchedListener(AsynchronousServerSocketChannel listener, UnaryOperator<AsynchronousSocketChannel> clients) {
        super(listener.provider());
        this.listener = listener;
        this.clients = clients;
    }

    /** How many accepts were started while another one was pending. */
    int tooEarly() {
        return tooEarly.get();
    }

    /** The next accepts throw this RuntimeException or Error at once, and those after them are as usual. */
    void failNext(int accepts, Throwable unchecked) {
        fault = unchecked;
        faults.set(accepts);
    }

    /** The next accept starts, and then fails. */
    void failNext(Throwable failure) {
        nextFailure.set(failure);
    }

    /** The shortest time between a client and the accept that came after it. */
    Duration shortestDelay() {
        return Duration.ofNanos(shortestDelay.get());
    }

    /** The times between each accept that threw an exception at once and the accept that came after it. */
    List<Duration> delaysAfterFaults() {
        return List.copyOf(delays);
    }

    private <T> T counting(Supplier<T> accept) {
        long before = lastFault.getAndSet(0);
        if (before != 0) {
            delays.add(Duration.ofNanos(System.nanoTime() - before));
        }
        if (faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            lastFault.set(System.nanoTime());
            if (fault instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) fault;
        }
        try {
            return accept.get();
        } catch (AcceptPendingException e) {
            tooEarly.incrementAndGet();
            throw e;
        }
    }

    @Override
    public <A> void accept(A attachment, CompletionHandler<AsynchronousSocketChannel, ? super A> handler) {
        Throwable failure = nextFailure.getAndSet(null);
        if (failure != null) {
            handler.failed(failure, attachment);
            return;
        }
        long after = lastClient.getAndSet(0);
        if (after != 0) {
            shortestDelay.accumulateAndGet(System.nanoTime() - after, Math::min);
        }
        counting(() -> {
            listener.accept(attachment, new CompletionHandler<AsynchronousSocketChannel, A>() {
                @Override
                public void completed(AsynchronousSocketChannel client, A same) {
                    lastClient.set(System.nanoTime());
                    handler.completed(clients.apply(client), same);
                }

                @Override
                public void failed(Throwable failure, A same) {
                    handler.failed(failure, same);
                }
            });
            return null;
        });
    }

    @Override
    public Future<AsynchronousSocketChannel> accept() {
        FutureHandler<AsynchronousSocketChannel> handler = new FutureHandler<>();
        accept(null, handler);
        return handler.done;
    }

    // All other methods are those of the real listener.

    @Override
    public AsynchronousServerSocketChannel bind(SocketAddress local, int backlog) throws IOException {
        listener.bind(local, backlog);
        return this;
    }

    @Override
    public <T> AsynchronousServerSocketChannel setOption(SocketOption<T> name, T value) throws IOException {
        listener.setOption(name, value);
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> name) throws IOException {
        return listener.getOption(name);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return listener.supportedOptions();
    }

    @Override
    public SocketAddress getLocalAddress() throws IOException {
        return listener.getLocalAddress();
    }

    @Override
    public boolean isOpen() {
        return listener.isOpen();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
