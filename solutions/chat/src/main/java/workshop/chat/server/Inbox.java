package workshop.chat.server;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import workshop.async.AsyncConnection;
import workshop.async.MessageHandler;
import workshop.chat.protocol.Message;
import workshop.chat.protocol.Message.Keepalive;
import workshop.chat.protocol.MessageCodec;

/**
 * Receives the messages of one guest, and passes them on as fast as the guest's rate and the other guests allow.
 *
 * <pre>
 *  read ---> [ messages of one read ] --- rate ---> nobody behind ---> handler
 *    ^                                     |              |
 *    +------------- paused, while a message waits here or there
 * </pre>
 *
 * <p>While a message waits, the connection is not read from. What the guest sends fills the receive buffer of the system,
 * and then TCP holds the guest back. So nothing is lost, and nobody is cut off for sending too fast.
 *
 * <p>Thread-safe.
 */
final class Inbox implements MessageHandler {

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final AsyncConnection connection;
    private final IdleTimeout idleTimeout;
    private final RateLimits.Lease rate;
    private final Backpressure backpressure;
    private final Timer timer;
    private final Consumer<Message> handler;
    private final Runnable flush;

    /**
     * The messages that wait, in their frames, in one array. A buffer for each would take ten times the memory of a small
     * message. Guarded by this, as all below.
     */
    private ByteBuffer frames = NONE;

    /** The first message has had its tokens, and waits for other guests. */
    private boolean paid;

    /** {@link #retry} will run. */
    private boolean waiting;

    private boolean unflushed;

    /**
     * An inbox of a guest.
     *
     * @param handler is given each message that the server must act on, in order
     * @param flush is called after one or more messages were handled
     */
    Inbox(
            AsyncConnection connection,
            IdleTimeout idleTimeout,
            RateLimits.Lease rate,
            Backpressure backpressure,
            Timer timer,
            Consumer<Message> handler,
            Runnable flush) {
        this.connection = connection;
        this.idleTimeout = idleTimeout;
        this.rate = rate;
        this.backpressure = backpressure;
        this.timer = timer;
        this.handler = handler;
        this.flush = flush;
    }

    /** {@inheritDoc} */
    @Override
    public synchronized void message(ByteBuffer payload) throws ProtocolException {
        idleTimeout.messageReceived();
        if (waiting || !isProcessed(payload)) {
            keep(Room.FRAMES.encode(payload));
            idleTimeout.suspend();
            connection.pauseReading();
        }
    }

    /** Adds a frame at the end. All frames are of one read, and fit the capacity of its buffer: a power of two. */
    private void keep(ByteBuffer frame) {
        int end = frames.limit();
        int newEnd = end + frame.remaining();
        if (newEnd > frames.capacity()) {
            byte[] larger = Arrays.copyOf(frames.array(), Integer.highestOneBit(newEnd - 1) * 2);
            frames = ByteBuffer.wrap(larger, frames.position(), frames.remaining());
        }
        frames.limit(newEnd).put(end, frame, 0, frame.remaining());
    }

    /** Processes the message, if it need not wait. Otherwise {@link #retry} will run. */
    private boolean isProcessed(ByteBuffer payload) throws ProtocolException {
        waiting = !isPaid(payload.remaining()) || !isHandled(payload.duplicate());
        paid &= waiting;
        return !waiting;
    }

    private boolean isPaid(int length) {
        if (!paid) {
            long nanos = rate.take(length);
            paid = nanos == 0;
            if (!paid) {
                timer.after(nanos, this::retry);
            }
        }
        return paid;
    }

    private boolean isHandled(ByteBuffer payload) throws ProtocolException {
        Optional<Message> message = MessageCodec.decode(payload);
        if (message.isEmpty() || message.get() instanceof Keepalive) {
            return true;
        }
        boolean handled = backpressure.runOrWait(connection, () -> handler.accept(message.get()), this::retry);
        unflushed |= handled;
        return handled;
    }

    /** Runs on the timer's thread. */
    private void retry() {
        try {
            processAgain();
        } catch (ProtocolException | RuntimeException | Error e) {
            connection.close(e);
        } finally {
            // Also if a message is malformed: those before it wait in queues to be flushed.
            readComplete();
        }
    }

    private synchronized void processAgain() throws ProtocolException {
        waiting = false;
        while (!waiting && connection.isOpen() && frames.hasRemaining()) {
            frames.mark();
            if (!isProcessed(Room.FRAMES.decode(frames))) {
                frames.reset();
            }
        }
        if (!waiting) {
            frames = NONE;
            idleTimeout.resume();
            connection.resumeReading();
        }
    }

    /** {@inheritDoc} */
    @Override
    public void readComplete() {
        synchronized (this) {
            if (!unflushed) {
                return;
            }
            unflushed = false;
        }
        flush.run();
    }
}
