package workshop.accept;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.IllegalSelectorException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;

/**
 * A listener whose first accept fails, though it is open. During its second accept, it is closed. On a real listener, no
 * call makes accept fail on every system: so this is the one socket of these tests that is not real.
 */
final class FailingListener extends ServerSocketChannel {

    /** The exceptions of code that is right, but that does not call {@link ServerSocketChannel#accept()}. */
    static final Set<String> IS_NO_REAL_SOCKET =
            Set.of(new IllegalSelectorException().toString(), new UnsupportedOperationException().toString());

    /** The error message of the first accept. */
    static final String FAILURE = "from accept";

    private volatile int accepts;

    FailingListener() {
        super(SelectorProvider.provider());
    }

    /** How many times accept was called. Only one thread calls it. */
    int accepts() {
        return accepts;
    }

    @Override
    public SocketChannel accept() throws IOException {
        accepts = accepts + 1;
        if (accepts == 1) {
            throw new IOException(FAILURE);
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
