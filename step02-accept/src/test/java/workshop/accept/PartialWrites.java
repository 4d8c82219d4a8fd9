package workshop.accept;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import workshop.Waiting;

/**
 * A connection whose writes take a few bytes each. Its client sends half of its bytes, and waits until they come back.
 * Then it sends the other half, and ends its output at once.
 */
final class PartialWrites extends FakeChannel {

    private static final int MAX_WRITE = 7;

    private final ByteBuffer unread;
    private final int half;
    private final ByteArrayOutputStream echo = new ByteArrayOutputStream();
    private int echoOfTheFirstHalf;

    PartialWrites(byte[] sent) {
        this.half = sent.length / 2;
        this.unread = ByteBuffer.wrap(sent).limit(half);
    }

    @Override
    public synchronized int read(ByteBuffer buffer) {
        if (unread.limit() == half && !unread.hasRemaining()) {
            echoOfTheFirstHalf = awaitEchoOfTheFirstHalf();
            unread.limit(unread.capacity());
        }
        if (!unread.hasRemaining()) {
            return -1;
        }
        int count = Math.min(unread.remaining(), buffer.remaining());
        buffer.put(unread.slice(unread.position(), count));
        unread.position(unread.position() + count);
        return count;
    }

    /** A handler may write on another thread, while this one waits for more. */
    private int awaitEchoOfTheFirstHalf() {
        long deadline = System.nanoTime() + Waiting.LIMIT.toNanos();
        try {
            while (echo.size() < half && deadline - System.nanoTime() > 0) {
                wait(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return echo.size();
    }

    @Override
    public synchronized int write(ByteBuffer buffer) {
        byte[] taken = new byte[Math.min(buffer.remaining(), MAX_WRITE)];
        buffer.get(taken);
        echo.writeBytes(taken);
        return taken.length;
    }

    @Override
    public SocketChannel shutdownInput() {
        return this;
    }

    @Override
    public SocketChannel shutdownOutput() {
        return this;
    }

    /** How many bytes came back, before the client sent the second half. */
    synchronized int echoOfTheFirstHalf() {
        return echoOfTheFirstHalf;
    }

    synchronized byte[] echo() {
        return echo.toByteArray();
    }
}
