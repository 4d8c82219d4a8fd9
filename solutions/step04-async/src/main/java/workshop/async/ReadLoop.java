package workshop.async;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;

/**
 * The incoming half of a connection. It reads, passes the messages to a handler, and reads again. It can pause between
 * two reads.
 *
 * <p>It is a completion handler and not a chain of futures. The JDK calls at most 16 handlers directly for one event,
 * and then continues on a new stack. A future has no such limit: an action that is attached to a completed future runs
 * at once, on the stack of the method that attached it.
 *
 * <p>Thread-safe. One read is pending at a time, so that one thread at a time calls the handler.
 */
final class ReadLoop implements CompletionHandler<Integer, Void> {

    /** The size of the first read buffer, and of the buffer of a peer that sends little, in bytes. */
    static final int SMALL_BUFFER = 512;

    /** The size of the read buffer, in bytes, while many bytes arrive. One read then brings many messages. */
    private static final int LARGE_BUFFER = 8 * 1024;

    private final AsyncConnection connection;
    private final AsynchronousSocketChannel channel;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    // Used only by the thread that starts a read, or by the completion handler of that read.
    private Decoder decoder;
    private MessageHandler handler;
    private ByteBuffer in;
    private int lastCount;

    private volatile long lastReadTime = System.nanoTime();

    // Guarded by this.
    private boolean started;
    private boolean paused;

    /** No read is pending because the loop is paused; {@link #resume} has to start it. */
    private boolean parked;

    /**
     * Makes a loop that is not started.
     *
     * @param connection the connection, to close it when a read, the decoder or the handler fails
     * @param channel the channel from which the bytes are read
     */
    ReadLoop(AsyncConnection connection, AsynchronousSocketChannel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    /**
     * Starts to read. Only the first call has an effect, so that two callers cannot start two loops.
     *
     * @return whether this call has started the loop
     */
    boolean start(Decoder messageDecoder, MessageHandler messageHandler) {
        synchronized (this) {
            if (started) {
                return false;
            }
            // First: if there is no memory for the buffer, this method can be called again.
            in = ByteBuffer.allocate(SMALL_BUFFER);
            started = true;
        }
        decoder = messageDecoder;
        handler = messageHandler;
        readNext();
        return true;
    }

    /**
     * The end of the loop.
     *
     * @return completed at the end of the stream, failed with the reason if the connection was closed before
     */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /**
     * Ends the loop, because the connection is closed. A pending read then fails too, but that is not enough: a paused
     * loop has no pending read, and a group that is shut down calls no handler.
     */
    void end(Throwable reason) {
        ended.completeExceptionally(reason);
    }

    /** Starts one read. Any failure closes the connection. From exercise 4.10 on, a paused loop starts none. */
    // 4.4
    void readNext() {
        if (parksHere()) {
            return;
        }
        try {
            in = ensureCapacity(in, lastCount);
            channel.read(in, null, this);
        } catch (RuntimeException | Error e) {
            // There may be no memory for the buffer. No caller on this stack would close the connection.
            failed(e, null);
        }
    }

    /**
     * Handles the end of a read: passes the messages that are complete now to the handler, and starts the next read.
     *
     * <ul>
     *   <li>The stream ends between two messages: {@link #ended} is completed, and the connection stays open to send.
     *   <li>The stream ends inside a message: the connection is closed with an {@code EOFException}.
     *   <li>The decoder or the handler throws an exception or an {@code Error}: the connection is closed with it.
     *   <li>The handler closes the connection, or throws: it gets no further message.
     * </ul>
     *
     * <p>{@code readComplete} is called once after each read that has brought bytes. It is also called if the decoder or
     * the handler has thrown, or if the handler has closed the connection. If both have thrown, either exception
     * may be the reason of the close.
     *
     * @param count how many bytes the read has brought; -1 at the end of the stream
     */
    // 4.4
    @Override
    public void completed(Integer count, Void nothing) {
        if (count < 0) {
            endOfStream();
            return;
        }
        lastReadTime = System.nanoTime();
        lastCount = count;
        try {
            passMessages();
        } catch (Throwable e) {
            failed(e, null);
            return;
        }
        readNext();
    }

    private void passMessages() throws Exception {
        in.flip();
        try {
            ByteBuffer message = decoder.decode(in);
            while (message != null && connection.isOpen()) {
                handler.message(message);
                message = decoder.decode(in);
            }
        } finally {
            // This is called even if the next message is malformed: the messages before it may wait for a flush.
            handler.readComplete();
        }
        // The rest is the beginning of a message. It moves to the front, and the next read adds bytes behind it.
        if (in.position() > 0) {
            in.compact();
        } else {
            // compact would copy all of it to where it is, for each few bytes of a large message.
            in.position(in.limit()).limit(in.capacity());
        }
    }

    private void endOfStream() {
        if (in.position() == 0) {
            ended.complete(null);
        } else {
            failed(new EOFException("the stream ended inside a message, " + in.position() + " bytes into it"), null);
        }
    }

    /** Closes the connection, because a read, the decoder or the handler has failed. The close ends this loop. */
    @Override
    public void failed(Throwable failure, Void nothing) {
        connection.close(failure);
    }

    /**
     * Returns the buffer for the next read. The buffer is small while few bytes arrive, and larger while many arrive.
     * If a message has filled the buffer, the capacity doubles. It cannot grow without end, because a decoder rejects a
     * message that is too long. When few bytes arrive after a large message, the buffer becomes small again.
     *
     * @param in the buffer of the last read, with the undecoded bytes before its position, as {@code compact} leaves
     *     them; at first an empty buffer of {@link #SMALL_BUFFER} bytes
     * @param lastCount the number of bytes that the last read brought, 0 before the first read
     * @return a buffer with free space for the next read, and with the same bytes before its position. It is often the
     *     buffer {@code in} itself. If it is another one, {@code in} must not be used any more
     */
    static ByteBuffer ensureCapacity(ByteBuffer in, int lastCount) {
        int capacity = lastCount < SMALL_BUFFER / 2 ? SMALL_BUFFER : LARGE_BUFFER;
        if (!in.hasRemaining()) {
            capacity = 2 * in.capacity();
        } else if (in.position() > 0) {
            capacity = Math.max(in.capacity(), capacity);
        }
        return capacity == in.capacity() ? in : ByteBuffer.allocate(capacity).put(in.flip());
    }

    /**
     * The time at which the last bytes came from the peer, as a value of {@link System#nanoTime}. It is noted before the
     * handler gets the messages. At first it is the time at which the connection was made.
     *
     * <p>Exercise 4.10 adds the pause: while a pause has left no read pending, it is the present time, since the loop does
     * not see whether bytes arrive. After the end of the stream, no read is left out, and a pause changes nothing.
     */
    // 4.8
    synchronized long lastReadTime() {
        return parked ? System.nanoTime() : lastReadTime;
    }

    /** As {@link AsyncConnection#pauseReading} says. */
    // 4.10
    synchronized void pause() {
        paused = true;
    }

    /** As {@link AsyncConnection#resumeReading} says. */
    // 4.10
    void resume() {
        synchronized (this) {
            paused = false;
            if (!parked) {
                // A read is pending, or a handler runs and will start one.
                return;
            }
            parked = false;
            lastReadTime = System.nanoTime();
        }
        readNext();
    }

    /**
     * Stops between two reads if the loop is paused. It holds the lock, so that exactly one of the two starts the next
     * read: this thread, or {@link #resume}.
     */
    private synchronized boolean parksHere() {
        parked = paused;
        return parked;
    }
}
