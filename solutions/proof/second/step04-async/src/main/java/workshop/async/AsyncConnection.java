package workshop.async;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.Deque;
import java.util.LinkedList;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** In another style: two virtual threads for each connection, a reader that loops and a writer that copies the whole queue. */
public final class AsyncConnection implements AutoCloseable {

    public static final int DEFAULT_MAX_QUEUED_BYTES = 1024 * 1024;

    private final AsynchronousSocketChannel channel;
    private final SocketAddress peer;
    private final int maxQueuedBytes;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // An ArrayDeque that has no memory to grow loses its elements.
    private final Deque<ByteBuffer> waiting = new LinkedList<>();
    private long queued;
    private boolean closedForEnqueue;
    private boolean shut;
    private boolean paused;
    private boolean parked;
    private boolean draining;
    private WaterMarks marks;
    private Runnable listener;
    private boolean writerRuns;
    private CompletableFuture<Void> received;
    private volatile long lastReadTime = System.nanoTime();
    private volatile Future<?> nextCheck;

    public AsyncConnection(AsynchronousSocketChannel channel) throws IOException {
        this(channel, DEFAULT_MAX_QUEUED_BYTES);
    }

    public AsyncConnection(AsynchronousSocketChannel channel, int maxQueuedBytes) throws IOException {
        if (maxQueuedBytes < 1) {
            throw new IllegalArgumentException("no queue holds " + maxQueuedBytes + " bytes");
        }
        this.channel = channel;
        this.peer = channel.getRemoteAddress();
        this.maxQueuedBytes = maxQueuedBytes;
    }

    public SocketAddress peer() {
        return peer;
    }

    public CompletableFuture<Void> closed() {
        CompletableFuture<Void> copy = new CompletableFuture<>();
        ended.whenComplete((end, reason) -> {
            if (reason == null) {
                copy.complete(null);
            } else {
                copy.completeExceptionally(reason);
            }
        });
        return copy;
    }

    @Override
    public void close() {
        close(null);
    }

    public void close(Throwable reason) {
        lock.lock();
        try {
            if (shut) {
                return;
            }
            shut = true;
            closedForEnqueue = true;
            waiting.clear();
            queued = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        checkMarks();
        AsyncSockets.closeQuietly(channel);
        if (reason == null) {
            ended.complete(null);
        } else {
            ended.completeExceptionally(reason);
        }
    }

    public boolean isOpen() {
        lock.lock();
        try {
            return !shut;
        } finally {
            lock.unlock();
        }
    }

    public CompletableFuture<Void> receive(Decoder decoder, MessageHandler handler) {
        received = AsyncSockets.onVirtualThread(() -> {
            try {
                readAll(decoder, handler);
                return null;
            } catch (ExecutionException e) {
                close(e.getCause());
                throw e;
            } catch (Throwable e) {
                close(e);
                throw e;
            }
        });
        return received;
    }

    private void readAll(Decoder decoder, MessageHandler handler) throws Exception {
        ByteBuffer in = ByteBuffer.allocate(4096);
        while (awaitResumed() && channel.read(in).get() >= 0) {
            lastReadTime = System.nanoTime();
            in.flip();
            try {
                for (ByteBuffer next = decoder.decode(in); next != null && isOpen(); next = decoder.decode(in)) {
                    handler.message(next);
                }
            } finally {
                handler.readComplete();
            }
            in.compact();
            if (!in.hasRemaining()) {
                in = ByteBuffer.allocate(4 * in.capacity()).put(in.flip());
            }
        }
        if (in.position() > 0) {
            throw new EOFException("in the middle of a message");
        }
    }

    /** Waits while reading is paused. */
    private boolean awaitResumed() throws AsynchronousCloseException, InterruptedException {
        lock.lock();
        try {
            while (paused && !shut) {
                parked = true;
                changed.await();
            }
            parked = false;
            if (shut) {
                throw new AsynchronousCloseException();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    public void pauseReading() {
        setPaused(true);
    }

    public void resumeReading() {
        setPaused(false);
    }

    private void setPaused(boolean pause) {
        lock.lock();
        try {
            if (parked && !pause) {
                lastReadTime = System.nanoTime();
            }
            paused = pause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public void setWaterMarks(WaterMarks waterMarks, Runnable writabilityChanged) {
        lock.lock();
        try {
            marks = Objects.requireNonNull(waterMarks);
            listener = Objects.requireNonNull(writabilityChanged);
        } finally {
            lock.unlock();
        }
        checkMarks();
    }

    public boolean isWritable() {
        lock.lock();
        try {
            return marks == null || marks.isWritable();
        } finally {
            lock.unlock();
        }
    }

    private void checkMarks() {
        lock.lock();
        try {
            if (marks == null || !marks.update(queued)) {
                return;
            }
        } finally {
            lock.unlock();
        }
        listener.run();
    }

    public boolean enqueue(ByteBuffer bytes) {
        int size = bytes.remaining();
        boolean fits = false;
        if (size > maxQueuedBytes) {
            throw new IllegalArgumentException(size + " bytes are more than " + maxQueuedBytes);
        }
        lock.lock();
        try {
            if (closedForEnqueue) {
                return false;
            }
            if (queued + size <= maxQueuedBytes) {
                waiting.add(bytes.asReadOnlyBuffer());
                queued += size;
                fits = true;
            }
        } finally {
            lock.unlock();
        }
        if (fits) {
            checkMarks();
            return true;
        }
        close(new SlowConsumerException(peer + " reads too slowly, more than " + maxQueuedBytes + " bytes would wait"));
        return false;
    }

    public void flush() {
        lock.lock();
        try {
            if (!writerRuns && !waiting.isEmpty()) {
                writerRuns = true;
                Thread.ofVirtual().start(this::write);
            }
        } finally {
            lock.unlock();
        }
    }

    public boolean send(ByteBuffer bytes) {
        boolean accepted = enqueue(bytes);
        if (accepted) {
            flush();
        }
        return accepted;
    }

    /** Writes until the queue is empty: each write gets a copy of the whole queue. */
    private void write() {
        try {
            for (ByteBuffer all = takeAll(); all != null; all = takeAll()) {
                while (all.hasRemaining()) {
                    written(channel.write(all).get());
                }
            }
        } catch (ExecutionException e) {
            close(e.getCause());
        } catch (Throwable e) {
            close(e);
        }
    }

    private ByteBuffer takeAll() {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                writerRuns = false;
                changed.signalAll();
                return null;
            }
            ByteBuffer all = ByteBuffer.allocate(waiting.stream().mapToInt(ByteBuffer::remaining).sum());
            waiting.forEach(all::put);
            waiting.clear();
            return all.flip();
        } finally {
            lock.unlock();
        }
    }

    private void written(int count) {
        lock.lock();
        try {
            queued = Math.max(0, queued - count);
        } finally {
            lock.unlock();
        }
        checkMarks();
    }

    public long queuedBytes() {
        lock.lock();
        try {
            return queued;
        } finally {
            lock.unlock();
        }
    }

    public Duration idleTime() {
        long since = lastReadTime;
        return isParked() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    public void closeWhenIdle(Duration limit, Runnable sendPing, ScheduledExecutorService timer) {
        long nanos = TimeUnit.NANOSECONDS.convert(limit);
        if (nanos < 4) {
            throw new IllegalArgumentException(limit + " is no idle time");
        }
        Objects.requireNonNull(sendPing);
        checkLater(() -> check(nanos, sendPing, timer), nanos / 2, timer);
        closed().whenComplete((end, reason) -> nextCheck.cancel(false));
    }

    private void checkLater(Runnable check, long nanos, ScheduledExecutorService timer) {
        nextCheck = timer.schedule(check, nanos, TimeUnit.NANOSECONDS);
        if (!isOpen()) {
            nextCheck.cancel(false);
        }
    }

    /** Paused, and the read that was pending at the pause has ended. */
    private boolean isParked() {
        lock.lock();
        try {
            return paused && parked;
        } finally {
            lock.unlock();
        }
    }

    private void check(long limit, Runnable sendPing, ScheduledExecutorService timer) {
        if (!isOpen() || isDraining()) {
            return;
        }
        long began = lastReadTime;
        long idle = idleTime().toNanos();
        long half = limit / 2;
        if (idle < half) {
            checkLater(() -> check(limit, sendPing, timer), half - idle, timer);
            return;
        }
        try {
            sendPing.run();
        } catch (Throwable e) {
            close(e);
            return;
        }
        checkLater(() -> closeIfStillIdle(began, limit, sendPing, timer), Math.max(half, limit - idle), timer);
    }

    private void closeIfStillIdle(long began, long limit, Runnable sendPing, ScheduledExecutorService timer) {
        if (lastReadTime == began && !isParked() && !isDraining()) {
            close(new IdleTimeoutException("nothing came from " + peer));
        } else {
            check(limit, sendPing, timer);
        }
    }

    public CompletableFuture<Void> closeAfterDrain(Duration deadline) {
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        lock.lock();
        try {
            if (draining) {
                return closed();
            }
            closedForEnqueue = true;
            draining = true;
        } finally {
            lock.unlock();
        }
        flush();
        Thread.ofVirtual().start(() -> drain(nanos));
        return closed();
    }

    boolean isDraining() {
        lock.lock();
        try {
            return draining;
        } finally {
            lock.unlock();
        }
    }

    private void drain(long nanos) {
        long end = System.nanoTime() + nanos;
        try {
            CompletableFuture<Void> rest = received == null ? receive(AsyncConnection::ignore, message -> {}) : received;
            awaitEmptyQueue(end);
            channel.shutdownOutput();
            rest.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            close();
        } catch (TimeoutException e) {
            close(queuedBytes() == 0 ? null : e);
        } catch (Exception | Error e) {
            close(e);
        }
    }

    private void awaitEmptyQueue(long end) throws InterruptedException, TimeoutException {
        lock.lock();
        try {
            while (writerRuns && !shut) {
                if (changed.awaitNanos(end - System.nanoTime()) <= 0) {
                    throw new TimeoutException(queued + " bytes left");
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private static ByteBuffer ignore(ByteBuffer input) {
        boolean isEmpty = !input.hasRemaining();
        input.position(input.limit());
        return isEmpty ? null : ByteBuffer.allocate(0);
    }
}
