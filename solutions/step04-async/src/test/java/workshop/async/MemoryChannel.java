package workshop.async;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ReadPendingException;
import java.nio.channels.WritePendingException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A connected channel without a socket, for more connections than a system has ports. Its peer sends nothing, takes
 * everything, and ends its output when this side has ended its own. As a channel of the JDK, it allows one read and one write at
 * a time, and calls each handler on a thread of its group.
 */
class MemoryChannel extends AsynchronousSocketChannel {

    private final Executor group;
    private boolean open = true;
    private boolean outputEnded;
    private boolean writing;
    private Runnable endOfRead;
    private Runnable failureOfRead;

    MemoryChannel(Executor group) {
        super(null);
        this.group = group;
    }

    @Override
    public synchronized <A> void read(
            ByteBuffer into, long timeout, TimeUnit unit, A attachment, CompletionHandler<Integer, ? super A> handler) {
        if (endOfRead != null) {
            throw new ReadPendingException();
        }
        if (!open) {
            group.execute(() -> handler.failed(new ClosedChannelException(), attachment));
        } else if (outputEnded) {
            group.execute(() -> handler.completed(-1, attachment));
        } else {
            endOfRead = () -> handler.completed(-1, attachment);
            failureOfRead = () -> handler.failed(new AsynchronousCloseException(), attachment);
        }
    }

    @Override
    public synchronized <A> void write(
            ByteBuffer[] from,
            int offset,
            int length,
            long timeout,
            TimeUnit unit,
            A attachment,
            CompletionHandler<Long, ? super A> handler) {
        if (writing) {
            throw new WritePendingException();
        }
        writing = true;
        group.execute(() -> {
            long count = 0;
            synchronized (this) {
                writing = false;
                for (ByteBuffer buffer : Arrays.copyOfRange(from, offset, offset + length)) {
                    count += buffer.remaining();
                    buffer.position(buffer.limit());
                }
            }
            handler.completed(count, attachment);
        });
    }

    @Override
    public synchronized AsynchronousSocketChannel shutdownOutput() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
        outputEnded = true;
        endRead(endOfRead);
        return this;
    }

    @Override
    public synchronized void close() {
        open = false;
        endRead(failureOfRead);
    }

    private void endRead(Runnable how) {
        endOfRead = null;
        failureOfRead = null;
        if (how != null) {
            group.execute(how);
        }
    }

    @Override
    public synchronized boolean isOpen() {
        return open;
    }

    @Override
    public SocketAddress getRemoteAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    }

    // What an AsyncConnection does not use.

    @Override
    public SocketAddress getLocalAddress() {
        throw new UnsupportedOperationException();
    }

    @Override
    public AsynchronousSocketChannel bind(SocketAddress local) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> AsynchronousSocketChannel setOption(SocketOption<T> name, T value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T getOption(SocketOption<T> name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return Set.of();
    }

    @Override
    public AsynchronousSocketChannel shutdownInput() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <A> void connect(SocketAddress remote, A attachment, CompletionHandler<Void, ? super A> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> connect(SocketAddress remote) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Integer> read(ByteBuffer into) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <A> void read(
            ByteBuffer[] into,
            int offset,
            int length,
            long timeout,
            TimeUnit unit,
            A attachment,
            CompletionHandler<Long, ? super A> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <A> void write(
            ByteBuffer from, long timeout, TimeUnit unit, A attachment, CompletionHandler<Integer, ? super A> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Integer> write(ByteBuffer from) {
        throw new UnsupportedOperationException();
    }
}
