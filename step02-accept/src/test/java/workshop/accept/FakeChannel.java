package workshop.accept;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A connection without a socket, whose client is idle. The tests override what they need: no real connection fails to
 * close, and none lets a test decide the order of two steps.
 */
class FakeChannel extends SocketChannel {

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean tooFake;

    FakeChannel() {
        super(SelectorProvider.provider());
    }

    /** A connection on which no option can be set, as on macOS after a reset. */
    static FakeChannel withoutOptions(Exception refused) {
        return new FakeChannel() {
            @Override
            public <T> SocketChannel setOption(SocketOption<T> name, T value) {
                DeliberateException.throwAny(refused);
                return this;
            }
        };
    }

    /** A connection that was closed before its handler begins, as when a server stops. */
    static FakeChannel closed() throws IOException {
        var connection = new FakeChannel();
        connection.close();
        return connection;
    }

    /** Whether the code under test needs a real connection, perhaps for a selector. */
    boolean isTooFake() {
        return tooFake;
    }

    /** Waits until the channel is closed: the client sends nothing. */
    @Override
    public int read(ByteBuffer buffer) throws IOException {
        await(closed);
        return -1;
    }

    /** As {@link CountDownLatch#await()}, for code that nothing interrupts. */
    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the latch was released within a time. */
    static boolean await(CountDownLatch latch, Duration within) {
        try {
            return latch.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void implCloseSelectableChannel() throws IOException {
        closed.countDown();
    }

    /** Does what the channel does. */
    @Override
    public Socket socket() {
        return new Socket() {
            @Override
            public void close() throws IOException {
                FakeChannel.this.close();
            }

            @Override
            public InetAddress getInetAddress() {
                return InetAddress.getLoopbackAddress();
            }

            @Override
            public SocketAddress getRemoteSocketAddress() {
                return new InetSocketAddress(0);
            }

            @Override
            public InputStream getInputStream() {
                return Channels.newInputStream(FakeChannel.this);
            }

            @Override
            public OutputStream getOutputStream() {
                return Channels.newOutputStream(FakeChannel.this);
            }

            @Override
            public void setTcpNoDelay(boolean on) throws SocketException {
                try {
                    FakeChannel.this.setOption(StandardSocketOptions.TCP_NODELAY, on);
                } catch (SocketException e) {
                    throw e;
                } catch (IOException e) {
                    throw new SocketException(e);
                }
            }
        };
    }

    @Override
    public <T> SocketChannel setOption(SocketOption<T> name, T value) throws IOException {
        return this;
    }

    /** As of a real socket: code may ask for the size of a buffer, or whether an option is set. */
    @Override
    public <T> T getOption(SocketOption<T> name) {
        Object value = name.type() == Integer.class ? (Object) 8192 : Boolean.TRUE;
        return name.type().isInstance(value) ? name.type().cast(value) : null;
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return Set.of();
    }

    @Override
    public long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
        return read(buffers[offset]);
    }

    @Override
    public int write(ByteBuffer buffer) {
        int remaining = buffer.remaining();
        buffer.position(buffer.limit());
        return remaining;
    }

    @Override
    public long write(ByteBuffer[] buffers, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (buffers[i].hasRemaining()) {
                return write(buffers[i]);
            }
        }
        return 0;
    }

    @Override
    public SocketChannel bind(SocketAddress local) {
        return this;
    }

    @Override
    public boolean connect(SocketAddress remote) {
        return true;
    }

    @Override
    public boolean finishConnect() {
        return true;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isConnectionPending() {
        return false;
    }

    @Override
    public SocketChannel shutdownInput() throws IOException {
        return shutDown();
    }

    @Override
    public SocketChannel shutdownOutput() throws IOException {
        return shutDown();
    }

    /** Ends one direction. Most systems allow this also after a reset. But it may fail. */
    SocketChannel shutDown() throws IOException {
        throw new SocketException("the fake connection cannot be shut down");
    }

    @Override
    public SocketAddress getRemoteAddress() {
        return new InetSocketAddress(0);
    }

    @Override
    public SocketAddress getLocalAddress() {
        return new InetSocketAddress(0);
    }

    @Override
    protected void implConfigureBlocking(boolean block) {
        tooFake = tooFake || !block;
    }

    /** The one of {@link Object} calls {@code hashCode}, which a test may override. */
    @Override
    public String toString() {
        return "a fake connection";
    }
}
