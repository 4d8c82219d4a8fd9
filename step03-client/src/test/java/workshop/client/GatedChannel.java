package workshop.client;

import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ByteChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import workshop.Waiting;

/** A connection whose writes wait, as if all buffers were full, or whose reads wait, as if no byte had arrived. */
final class GatedChannel implements ByteChannel {

    private final ByteChannel channel;
    private final CountDownLatch writing = new CountDownLatch(1);
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch readGate = new CountDownLatch(0);
    private final AtomicBoolean closeFails = new AtomicBoolean();
    private volatile boolean broken;
    private final AtomicReference<Runnable> beforeClose = new AtomicReference<>(() -> {});

    GatedChannel(ByteChannel channel) {
        this.channel = channel;
    }

    /** From now on, a write waits until the gate is open or the channel is closed. */
    void shut() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    /** From now on, a read neither returns nor throws until {@link #openReads} is called. */
    void shutReads() {
        readGate = new CountDownLatch(1);
    }

    void openReads() {
        readGate.countDown();
    }

    /** The next close closes the channel, and then throws an exception. */
    void failToClose() {
        closeFails.set(true);
    }

    /** From now on, each write throws an exception, and close does nothing: reads wait as before. */
    void breakWrites() {
        broken = true;
    }

    /** Runs an action when the channel is closed for the first time, before it is closed. */
    void beforeClose(Runnable action) {
        beforeClose.set(action);
    }

    /** Waits until a write waits at the gate. */
    void awaitWrite() throws Exception {
        waitingFor("the write of a request", () -> {
            if (!writing.await(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TimeoutException();
            }
            return null;
        });
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (broken) {
            throw new IOException("the connection is broken");
        }
        if (gate.getCount() > 0) {
            writing.countDown();
        }
        await(gate);
        if (!channel.isOpen()) {
            throw new AsynchronousCloseException();
        }
        return channel.write(source);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        try {
            return channel.read(target);
        } finally {
            await(readGate);
        }
    }

    private static void await(CountDownLatch gate) throws IOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        if (broken) {
            return;
        }
        beforeClose.getAndSet(() -> {}).run();
        channel.close();
        open();
        if (closeFails.getAndSet(false)) {
            throw new IOException("close has failed");
        }
    }
}
