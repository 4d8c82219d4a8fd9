package workshop.accept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalSelectorException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A listener that accepts what a test gives to it. On a real listener, no call makes accept fail on every system, and no
 * test decides how long accept takes.
 */
final class FakeListener extends ServerSocketChannel {

    /** The exceptions of code that is right, but that does not call {@link ServerSocketChannel#accept()}. */
    static final Set<String> IS_NO_REAL_SOCKET =
            Set.of(new IllegalSelectorException().toString(), new UnsupportedOperationException().toString());

    /** What happens in one call of accept. */
    interface Accept {
        SocketChannel accept() throws IOException;
    }

    private final List<Accept> script;

    private final AtomicInteger accepts = new AtomicInteger();

    /** When accept was called, the last time first. */
    private final ConcurrentLinkedDeque<Long> times = new ConcurrentLinkedDeque<>();

    private volatile boolean tooFake;

    /** During the accept after these, the listener is closed. */
    FakeListener(Accept... script) {
        super(SelectorProvider.provider());
        this.script = List.of(script);
    }

    /** An accept that fails. */
    static Accept failing(String message) {
        return failing(new IOException(message));
    }

    static Accept failing(IOException failure) {
        return () -> {
            throw failure;
        };
    }

    /** Many accepts with the same outcome. */
    static Accept[] often(int times, Accept accept) {
        return Collections.nCopies(times, accept).toArray(Accept[]::new);
    }

    /** How many times accept was called. */
    int accepts() {
        return accepts.get();
    }

    /** The time between the last two calls of accept. The first of these two has failed at once. */
    Duration lastWait() {
        return Duration.ofNanos(times.pop() - times.pop());
    }

    /** Whether the code under test needs a real listener, perhaps for a selector. */
    boolean isTooFake() {
        return tooFake;
    }

    @Override
    public SocketChannel accept() throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        times.push(System.nanoTime());
        int calls = accepts.incrementAndGet();
        if (calls <= script.size()) {
            return script.get(calls - 1).accept();
        }
        close();
        throw new AsynchronousCloseException();
    }

    @Override
    public ServerSocketChannel bind(SocketAddress local, int backlog) {
        return this;
    }

    @Override
    public <T> ServerSocketChannel setOption(SocketOption<T> name, T value) {
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> name) {
        return null;
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return Set.of();
    }

    @Override
    public ServerSocket socket() {
        try {
            return new ServerSocket() {
                @Override
                public Socket accept() throws ClosedChannelException {
                    if (!FakeListener.this.isOpen()) {
                        // As the socket of a real listener does: not a SocketException.
                        throw new ClosedChannelException();
                    }
                    tooFake = true;
                    throw new UnsupportedOperationException();
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SocketAddress getLocalAddress() {
        return new InetSocketAddress(0);
    }

    @Override
    protected void implCloseSelectableChannel() {}

    @Override
    protected void implConfigureBlocking(boolean block) {
        tooFake = tooFake || !block;
    }
}
