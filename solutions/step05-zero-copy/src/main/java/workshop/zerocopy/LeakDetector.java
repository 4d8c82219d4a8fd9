package workshop.zerocopy;

import java.lang.ref.Cleaner;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds buffers that were dropped without a release, and reports where each was acquired. It learns from the garbage
 * collector, by a phantom reference, that a buffer is unreachable.
 *
 * <p>The bytes of a dropped buffer do not go back into the pool, since a view on them may still be in use. The report
 * helps to mend the leak; it does not make the leak harmless.
 *
 * <p>A stack trace for each buffer costs more than the buffer. So this class is for tests and for the search for a
 * leak, not for production.
 *
 * <p>Thread-safe.
 */
public final class LeakDetector {

    private static final Logger LOG = LoggerFactory.getLogger(LeakDetector.class);

    /**
     * Has a thread of its own. So a leak is reported also when no buffer is acquired any more, or when the pool is
     * empty.
     */
    private static final Cleaner CLEANER = Cleaner.create();

    private final Consumer<Throwable> onLeak;

    /** Logs each leak as a warning. */
    public LeakDetector() {
        this(leak -> LOG.warn("a buffer leaks", leak));
    }

    /**
     * Reports each leak to a callback.
     *
     * @param onLeak is called for each leak, with a throwable whose stack trace shows where the buffer was acquired. It
     *     runs on any thread, so it must neither block nor throw
     */
    public LeakDetector(Consumer<Throwable> onLeak) {
        this.onLeak = Objects.requireNonNull(onLeak);
    }

    /**
     * Tracks a buffer from now on. If the garbage collector finds the buffer unreachable before its release, the leak
     * is reported once: by a thread of the detector, or when the next buffer is tracked. A buffer that was released is
     * never reported.
     *
     * @param buffer a buffer that was just acquired; the detector must not keep it reachable
     * @return an action that must run when the buffer is released. It ends the tracking, and reports nothing
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
     * Runs once: at the release, or on the cleaner's thread when the buffer is unreachable. It must not refer to the
     * buffer, because the buffer would then stay reachable. In a lambda, such a reference is easy to overlook.
     */
    private static final class Tracker implements Runnable {

        private final Throwable acquiredAt =
                new Throwable("a buffer was dropped without a release; it was acquired here");
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
