package workshop.zerocopy;

import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the buffers that were dropped without release, and says where each was acquired. A dropped buffer is not taken
 * back into its pool, since somebody may still have a view on its bytes: the report is there to mend the leak, not to live
 * with it.
 *
 * <p>Keeping a stack trace for each buffer costs more than the buffer: for tests and for the hunt, not for every day.
 *
 * <p>Safe for use by several threads.
 */
public final class LeakDetector {

    private static final Logger LOG = LoggerFactory.getLogger(LeakDetector.class);

    private final Consumer<Throwable> onLeak;

    /** Reports leaks as warnings in the log. */
    public LeakDetector() {
        this(leak -> LOG.warn("a buffer leaks", leak));
    }

    /**
     * Reports leaks to the caller.
     *
     * @param onLeak is handed each leak, as a throwable whose stack trace is the place that acquired the buffer; on any thread,
     *     so it must neither block nor throw
     */
    public LeakDetector(Consumer<Throwable> onLeak) {
        this.onLeak = Objects.requireNonNull(onLeak);
    }

    /**
     * Watches a buffer from now on. If the garbage collector finds it out of everybody's reach before it was released, it
     * is reported, at the latest when another buffer is watched after that. A buffer is reported once, and one that was
     * released never.
     *
     * @param buffer a buffer that was just acquired; the watch must not keep it in reach
     * @return to be run when the buffer is released
     */
    Runnable track(PooledBuffer buffer) {
        throw new UnsupportedOperationException(
                "TODO 5.3: notice when the buffer is out of reach, and report who acquired it");
    }
}
