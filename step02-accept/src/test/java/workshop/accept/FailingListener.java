package workshop.accept;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;

/**
 * A listener whose first accept fails, though it is open. Its second accept finds it closed. No call makes the accept of
 * a real listener fail on every system.
 */
final class FailingListener extends ServerSocketChannel {

    private final Throwable failure;
    private volatile int accepts;

    FailingListener(Throwable failure) {
        super(SelectorProvider.provider());
        this.failure = failure;
    }

    /** How many times accept was called. Only one thread calls it. */
    int accepts() {
        return accepts;
    }

    @Override
    public SocketChannel accept() throws IOException {
        accepts = accepts + 1;
        switch (accepts) {
            case 1 -> DeliberateException.throwAny(failure);
            case 2 -> close();
            default -> throw new IllegalStateException("accept was called again, after the end");
        }
        throw new ClosedChannelException();
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
        throw new UnsupportedOperationException();
    }

    @Override
    public SocketAddress getLocalAddress() {
        return null;
    }

    @Override
    protected void implCloseSelectableChannel() {}

    @Override
    protected void implConfigureBlocking(boolean block) {}
}
