package workshop.async;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Passes all messages of one connection to another, no faster than the other takes them. When the receiver is slow, the
 * queue to it rises to its high water mark. Then the relay does not read from the sender any more, until the queue
 * has fallen to the low mark. So nothing is lost, and the memory for one relay is limited.
 *
 * <pre>
 *  from ---> [ kernel ] ---> read, decode, encode ---> [ queue of to, low ... high ] ---> [ kernel ] ---> to
 *                ^                                             |
 *                +--- full: TCP holds the sender back          +--- not writable: pauses the reader
 * </pre>
 *
 * <p>One way only. For both ways, start a second relay with the connections exchanged.
 */
public final class Relay implements MessageHandler {

    /** How long the receiver may take for what waits for it, when the sender has ended. */
    static final Duration DRAIN_LIMIT = Duration.ofMinutes(1);

    private final AsyncConnection from;
    private final AsyncConnection to;
    private final Codec codec;

    private Relay(AsyncConnection from, AsyncConnection to, Codec codec) {
        this.from = from;
        this.to = to;
        this.codec = codec;
    }

    /**
     * Starts a relay.
     *
     * <p>When the sender ends its output, the receiver gets all that came before, and then its connection is closed
     * gracefully. When the receiver goes away, a write to it fails, also while the sender is paused; then the connection
     * of the sender is closed as well. When the sender's connection fails, that of the receiver is closed: at the
     * latest when its reading goes on after a pause, see {@link AsyncConnection#pauseReading}.
     *
     * @param from the sender, from whom nobody receives yet
     * @param to the receiver. Its water marks are the relay's from now on
     * @param codec of the messages, on both sides
     * @param marks for the queue to the receiver
     * @return the end of what came from the sender, as {@link AsyncConnection#receive} says
     */
    public static CompletableFuture<Void> start(
            AsyncConnection from, AsyncConnection to, Codec codec, WaterMarks marks) {
        Relay relay = new Relay(from, to, codec);
        to.setWaterMarks(marks, relay::writabilityChanged);
        to.closed().whenComplete((end, reason) -> from.close(reason));
        return from.receive(codec, relay).whenComplete((end, failure) -> {
            if (failure == null) {
                to.closeAfterDrain(DRAIN_LIMIT);
            } else {
                to.close(failure);
            }
        });
    }

    /** {@inheritDoc} */
    @Override
    public void message(ByteBuffer message) {
        // False means that the receiver's connection is closed, and the sender's will be.
        to.enqueue(codec.encode(message));
    }

    /** Sends what one read has brought, and pauses the sender if that was too much for the receiver. */
    // 4.10
    @Override
    public void readComplete() {
        to.flush();
        if (!to.isWritable()) {
            from.pauseReading();
            // The queue may have fallen before the pause, and then the listener had nothing to resume: ask again.
            writabilityChanged();
        }
    }

    /** The listener of the receiver's queue: lets the sender go on when the queue has fallen to the low mark. */
    // 4.10
    void writabilityChanged() {
        if (to.isWritable()) {
            from.resumeReading();
        }
    }
}
