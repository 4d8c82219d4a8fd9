package workshop.accept;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import workshop.Waiting;

/**
 * A connection whose writes take a few bytes each. Its client sends as many bytes as fill the buffer of the first read,
 * or half of its bytes, and waits until they come back. Then it sends the others, and ends its output at once.
 */
final class PartialWrites extends FakeChannel {

    private static final int MAX_WRITE = 7;

    private final ByteBuffer unread;
    private int firstPart;
    private final ByteArrayOutputStream echo = new ByteArrayOutputStream();
    private int echoOfTheFirstPart;

    PartialWrites(byte[] sent) {
        this.unread = ByteBuffer.wrap(sent).limit(0);
    }

    @Override
    public synchronized int read(ByteBuffer buffer) {
        if (firstPart == 0) {
            firstPart = Math.clamp(buffer.remaining(), 1, unread.capacity() / 2);
            unread.limit(firstPart);
        } else if (unread.limit() == firstPart && !unread.hasRemaining()) {
            echoOfTheFirstPart = awaitEchoOfTheFirstPart();
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
    private int awaitEchoOfTheFirstPart() {
        long deadline = System.nanoTime() + Waiting.LIMIT.toNanos();
        try {
            while (echo.size() < firstPart && deadline - System.nanoTime() > 0) {
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
    SocketChannel shutDown() {
        return this;
    }

    /** How many bytes the client sent, before it waited. */
    synchronized int firstPart() {
        return firstPart;
    }

    /** How many bytes came back, before the client sent the others. */
    synchronized int echoOfTheFirstPart() {
        return echoOfTheFirstPart;
    }

    synchronized byte[] echo() {
        return echo.toByteArray();
    }
}
