package workshop.zerocopy;

import java.lang.ref.Cleaner;
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

    /** Has a thread of its own. So a leak is reported though nobody acquires a buffer any more, or the pool has run dry. */
    private static final Cleaner CLEANER = Cleaner.create();

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
    // 5.3
    Runnable track(PooledBuffer buffer) {
        Tracker tracker = new Tracker(onLeak);
        Cleaner.Cleanable cleanable = CLEANER.register(buffer, tracker);
        return () -> {
            tracker.released = true;
            cleanable.clean();
        };
    }

    /**
     * Run once: at the release, or by the cleaner when the buffer is gone. It must know the place, and must not know the
     * buffer, as a lambda may do unseen.
     */
    private static final class Tracker implements Runnable {

        private final Throwable acquiredAt =
                new Throwable("a buffer was dropped without release; it was acquired here");
        private final Consumer<Throwable> onLeak;
        private boolean released;

        private Tracker(Consumer<Throwable> onLeak) {
            this.onLeak = onLeak;
        }

        @Override
        public void run() {
            if (!released) {
                onLeak.accept(acquiredAt);
            }
        }
    }
}
