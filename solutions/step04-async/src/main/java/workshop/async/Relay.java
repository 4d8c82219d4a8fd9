package workshop.async;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Passes all messages of one connection to another, no faster than the receiver takes them. While the receiver is slow,
 * the queue to it rises above its high water mark. Then the relay reads nothing from the sender, until the queue has
 * fallen to the low mark. So no message is lost, and the memory of a relay is limited.
 *
 * <pre>
 *  from ---> [ kernel ] ---> read, decode, encode ---> [ queue of to, low ... high ] ---> [ kernel ] ---> to
 *                ^                                             |
 *                +--- full: TCP holds the sender back          +--- not writable: pauses the reader
 * </pre>
 *
 * <p>One way only: a relay reads nothing from the receiver. Two relays, one for each direction, are no proxy: when one
 * connection is closed, the other is closed at once, and loses the bytes that wait for its peer.
 */
public final class Relay implements MessageHandler {

    /** The time in which the receiver must read the rest of the queue, after the sender has ended its output. */
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
     * <p>When the sender ends its output, the connection of the receiver is closed gracefully, within {@link
     * #DRAIN_LIMIT}. When the receiver goes away, a write to it fails, also while the sender is paused. Then both
     * connections are closed. When the connection of the sender fails, that of the receiver is closed too. During a
     * pause, this is noticed when the reading goes on, see {@link AsyncConnection#pauseReading}.
     *
     * @param from the sender, on which {@link AsyncConnection#receive} was not called before. Only the relay may pause
     *     and resume it: with another resume, the queue may become full, and the receiver is cut off
     * @param to the receiver. Its water marks belong to the relay from now on
     * @param codec decodes the messages of the sender, and encodes them for the receiver
     * @param marks the water marks of the queue to the receiver. The limit of this queue should be higher than the high
     *     mark by the number of bytes that two reads can bring: a resume may come late, when the queue is full again
     * @return the future of {@link AsyncConnection#receive} for the connection of the sender. It is a copy: to cancel it
     *     has no effect. It may be completed without a failure although the receiver has gone: only {@link
     *     AsyncConnection#closed} of the receiver says whether all messages were written
     */
    public static CompletableFuture<Void> start(
            AsyncConnection from, AsyncConnection to, Codec codec, WaterMarks marks) {
        Relay relay = new Relay(from, to, codec);
        to.setWaterMarks(marks, relay::writabilityChanged);
        to.closed().whenComplete((end, reason) -> from.close(reason));
        // A copy, because the action would not run if the caller had cancelled the future that whenComplete returns.
        return Futures.copyOf(from.receive(codec, relay).whenComplete((end, failure) -> {
            if (failure == null) {
                to.closeAfterDrain(DRAIN_LIMIT);
            } else {
                to.close(failure);
            }
        }));
    }

    /** {@inheritDoc} */
    @Override
    public void message(ByteBuffer message) {
        // If enqueue returns false, the receiver's connection is closed. The sender's connection will be closed soon.
        to.enqueue(codec.encode(message));
    }

    /**
     * Sends the messages of one read, and pauses the sender if the queue to the receiver is not writable after that.
     */
    // 4.10
    @Override
    public void readComplete() {
        to.flush();
        if (!to.isWritable()) {
            from.pauseReading();
            // The queue may have fallen just before the pause. Then the listener had nothing to resume. So check once
            // more.
            writabilityChanged();
        }
    }

    /**
     * Resumes the sender if the queue to the receiver is writable. Called after each change of the receiver's {@link
     * AsyncConnection#isWritable}.
     */
    // 4.10
    void writabilityChanged() {
        if (to.isWritable()) {
            from.resumeReading();
        }
    }
}
