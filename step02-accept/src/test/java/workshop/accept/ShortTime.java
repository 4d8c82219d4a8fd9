package workshop.accept;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A semaphore with short waits. The test says when the time of a wait has passed, so that it need not wait itself. */
final class ShortTime extends Semaphore {

    private static final long serialVersionUID = 1;

    private static final long POLL_MILLIS = 20;

    private final AtomicBoolean passed = new AtomicBoolean();

    ShortTime(int permits) {
        super(permits);
    }

    /** Ends one wait that has a time limit. */
    void passes() {
        passed.set(true);
    }

    @Override
    public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        do {
            if (super.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        } while (deadline - System.nanoTime() > 0 && !passed.compareAndSet(true, false));
        return false;
    }
}
