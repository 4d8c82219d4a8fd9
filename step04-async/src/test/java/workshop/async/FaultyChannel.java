package workshop.async;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel of a real connection, some operations of which fail or never end because a test wants it. */
final class FaultyChannel extends AsynchronousSocketChannel {

    private final AsynchronousSocketChannel channel;
    private volatile Error readFault;
    private volatile Runnable writeFault;
    private volatile IOException optionFault;
    private volatile Throwable endFault;
    private volatile int mostBytes = Integer.MAX_VALUE;
    private final AtomicInteger goodWrites = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger timeouts = new AtomicInteger();
    private final StalledWrites stalled = new StalledWrites();

    FaultyChannel(AsynchronousSocketChannel channel) {
        super(channel.provider());
        this.channel = channel;
    }

    /** From now on, each read throws at once. */
    void failReads(Error fault) {
        readFault = fault;
    }

    /** After some writes that are as usual, each write throws at once what this action throws. */
    void failWritesAfter(int count, Runnable fault) {
        goodWrites.set(count);
        writeFault = fault;
    }

    /** How many writes were started, also those that failed. */
    int writes() {
        return writes.get();
    }

    /** How many reads were started. */
    int reads() {
        return reads.get();
    }

    /** How many reads and writes were started with a timeout of the JDK. */
    int timeouts() {
        return timeouts.get();
    }

    /** From now on, a write stays pending until the channel is closed. */
    void stallWrites() {
        stallWritesAfter(writes.get());
    }

    /** All writes but the first ones stay pending until the channel is closed. */
    void stallWritesAfter(int count) {
        stalled.stallAfter(count);
    }

    /** From now on, the system seems to take only a few bytes of a buffer in one write. */
    void writeAtMost(int bytes) {
        mostBytes = bytes;
    }

    void failOptions(IOException fault) {
        optionFault = fault;
    }

    /** From now on, an end of the output throws this: an IOException, or what needs no declaration. */
    void failEndOfOutput(Throwable fault) {
        endFault = fault;
    }

    private void beforeRead(long timeout) {
        reads.incrementAndGet();
        timeouts.addAndGet(Long.signum(timeout));
        if (readFault != null) {
            throw readFault;
        }
    }

    /** Returns whether this write stays pending. */
    private boolean beforeWrite(long timeout) {
        boolean stalls = stalled.stalls(writes.incrementAndGet());
        timeouts.addAndGet(Long.signum(timeout));
        if (writeFault != null && goodWrites.getAndDecrement() <= 0) {
            writeFault.run();
        }
        return stalls;
    }

    @Override
    public <A> void read(
            ByteBuffer into, long timeout, TimeUnit unit, A attachment, CompletionHandler<Integer, ? super A> handler) {
        beforeRead(timeout);
        channel.read(into, timeout, unit, attachment, handler);
    }

    @Override
    public Future<Integer> read(ByteBuffer into) {
        beforeRead(0);
        return channel.read(into);
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
        beforeRead(timeout);
        channel.read(into, offset, length, timeout, unit, attachment, handler);
    }

    @Override
    public <A> void write(
            ByteBuffer from, long timeout, TimeUnit unit, A attachment, CompletionHandler<Integer, ? super A> handler) {
        if (beforeWrite(timeout)) {
            stalled.add(handler, attachment);
            return;
        }
        ByteBuffer part = from.slice(from.position(), Math.min(from.remaining(), mostBytes));
        channel.write(part, timeout, unit, attachment, new CompletionHandler<Integer, A>() {
            @Override
            public void completed(Integer count, A same) {
                from.position(from.position() + count);
                handler.completed(count, same);
            }

            @Override
            public void failed(Throwable failure, A same) {
                handler.failed(failure, same);
            }
        });
    }

    @Override
    public Future<Integer> write(ByteBuffer from) {
        FutureHandler<Integer> handler = new FutureHandler<>();
        write(from, 0, TimeUnit.MILLISECONDS, null, handler);
        return handler.done;
    }

    @Override
    public <A> void write(
            ByteBuffer[] from,
            int offset,
            int length,
            long timeout,
            TimeUnit unit,
            A attachment,
            CompletionHandler<Long, ? super A> handler) {
        if (beforeWrite(timeout)) {
            stalled.add(handler, attachment);
        } else {
            channel.write(from, offset, length, timeout, unit, attachment, handler);
        }
    }

    @Override
    public <T> AsynchronousSocketChannel setOption(SocketOption<T> name, T value) throws IOException {
        if (optionFault != null) {
            throw optionFault;
        }
        channel.setOption(name, value);
        return this;
    }

    @Override
    public AsynchronousSocketChannel shutdownOutput() throws IOException {
        if (endFault != null) {
            FaultyChannel.<IOException>throwAny(endFault);
        }
        channel.shutdownOutput();
        return this;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAny(Throwable throwable) throws T {
        throw (T) throwable;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        stalled.close();
    }

    // All other methods are those of the real channel.

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public SocketAddress getRemoteAddress() throws IOException {
        return channel.getRemoteAddress();
    }

    @Override
    public SocketAddress getLocalAddress() throws IOException {
        return channel.getLocalAddress();
    }

    @Override
    public <T> T getOption(SocketOption<T> name) throws IOException {
        return channel.getOption(name);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return channel.supportedOptions();
    }

    @Override
    public AsynchronousSocketChannel bind(SocketAddress local) throws IOException {
        channel.bind(local);
        return this;
    }

    @Override
    public AsynchronousSocketChannel shutdownInput() throws IOException {
        channel.shutdownInput();
        return this;
    }

    @Override
    public <A> void connect(SocketAddress remote, A attachment, CompletionHandler<Void, ? super A> handler) {
        channel.connect(remote, attachment, handler);
    }

    @Override
    public Future<Void> connect(SocketAddress remote) {
        return channel.connect(remote);
    }
}
