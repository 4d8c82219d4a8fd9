package workshop.zerocopy;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private static final Logger log = LoggerFactory.getLogger(LeakDetector.class);

    private final Consumer<Throwable> report;

    private final Cleaner cleaner = Cleaner.create();

    /** Reports leaks as warnings in the log. */
    public LeakDetector() {
        this(leak -> log.warn("a buffer leaks", leak));
    }

    /** @param report is handed each leak, as a throwable whose stack trace is the place that acquired the buffer */
    public LeakDetector(Consumer<Throwable> report) {
        this.report = report;
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
    Runnable watch(PooledBuffer buffer) {
        Exception place = new Exception("a buffer of a pool was never released; acquired at");
        AtomicBoolean released = new AtomicBoolean();
        Consumer<Throwable> reporter = report;
        Cleaner.Cleanable cleanable = cleaner.register(buffer, () -> {
            if (!released.get()) {
                reporter.accept(place);
            }
        });
        return () -> {
            released.set(true);
            cleanable.clean();
        };
    }
}
