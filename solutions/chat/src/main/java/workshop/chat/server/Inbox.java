package workshop.chat.server;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
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

    private final AsyncConnection connection;
    private final IdleTimeout idleTimeout;
    private final RateLimits.Lease rate;
    private final Backpressure backpressure;
    private final Timer timer;
    private final Consumer<Message> handler;
    private final Runnable flush;

    // Guarded by this.
    private final Queue<ByteBuffer> messages = new ArrayDeque<>();

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
        messages.add(payload);
        if (!waiting) {
            process();
        }
        if (waiting) {
            idleTimeout.suspend();
            connection.pauseReading();
        }
    }

    private void process() throws ProtocolException {
        while (!messages.isEmpty() && isProcessed(messages.element())) {
            messages.remove();
            paid = false;
        }
    }

    /** Processes the message, if it need not wait. */
    private boolean isProcessed(ByteBuffer payload) throws ProtocolException {
        if (!paid) {
            long nanos = rate.take(payload.remaining());
            if (nanos > 0) {
                waiting = true;
                timer.after(nanos, this::retry);
                return false;
            }
            paid = true;
        }
        Optional<Message> message = MessageCodec.decode(payload.duplicate());
        if (message.isEmpty() || message.get() instanceof Keepalive) {
            return true;
        }
        waiting = !backpressure.runOrWait(connection, () -> handler.accept(message.get()), this::retry);
        unflushed |= !waiting;
        return !waiting;
    }

    /** Runs on the timer's thread. */
    private void retry() {
        try {
            processAgain();
            readComplete();
        } catch (ProtocolException | RuntimeException | Error e) {
            connection.close(e);
        }
    }

    private synchronized void processAgain() throws ProtocolException {
        waiting = false;
        if (connection.isOpen()) {
            process();
        }
        if (!waiting) {
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
