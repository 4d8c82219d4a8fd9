package workshop.async;

/**
 * A high and a low water mark for a queue. They show early that a peer reads slowly, so that the senders can slow down
 * before the peer is cut off. The queue is writable until it rises above the high mark. After that, it is not writable
 * until it has fallen to the low mark. There are two marks, so that a queue near a mark does not change with every
 * message.
 *
 * <pre>
 *  bytes      high ________________ _ _ _ _ _ _ _
 *                        /\/\      \
 *             low  _ _ _/_ _ _ _ _ _\______________
 *                      /             \
 *             writable |not writable  | writable
 * </pre>
 *
 * <p>Not thread-safe: {@link WriteQueue} holds its lock around each call.
 */
public final class WaterMarks {

    private final int low;
    private final int high;
    private boolean writable = true;

    /**
     * Makes the marks of one queue.
     *
     * @param low in bytes, 0 or more: a queue that has fallen to it is writable again
     * @param high in bytes, {@code low} or more: a queue that has risen above it is not writable. The limit of the
     *     queue should be higher than this mark by the number of bytes that one read from a sender can bring
     * @throws IllegalArgumentException if the marks are out of this range; the error message names both
     */
    public WaterMarks(int low, int high) {
        if (low < 0 || high < low) {
            throw new IllegalArgumentException("water marks of " + low + " and " + high + " bytes are impossible");
        }
        this.low = low;
        this.high = high;
    }

    /**
     * Updates the marks with the present size of the queue.
     *
     * @param size the size, in bytes
     * @return whether {@link #isWritable} has changed
     */
    boolean update(long size) {
        throw new UnsupportedOperationException("TODO 4.10: find out on which side of the marks the queue is now");
    }

    /** Whether the queue was writable at the last {@link #update}. */
    boolean isWritable() {
        return writable;
    }
}
