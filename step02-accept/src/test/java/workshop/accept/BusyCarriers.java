package workshop.accept;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps all threads busy that carry virtual threads. Until the end, no virtual thread starts.
 *
 * @see <a href="https://openjdk.org/jeps/444">JEP 444, Virtual Threads</a>
 */
final class BusyCarriers implements AutoCloseable {

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(3);

    private volatile boolean ended;

    private volatile boolean gaveUp;

    /** How many threads there are that carry virtual threads. */
    static int count() {
        return Integer.getInteger(
                "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
    }

    /** Returns when all of these threads are busy. */
    void begin() throws InterruptedException {
        int carriers = count();
        var spinning = new CountDownLatch(carriers);
        for (int i = 0; i < carriers; i++) {
            Thread.startVirtualThread(() -> spin(spinning));
        }
        // A carrier that does not come to this is busy with another virtual thread. That is as good.
        spinning.await(1, TimeUnit.SECONDS);
    }

    /** The scheduler takes no carrier away from a virtual thread that does not wait. */
    private void spin(CountDownLatch spinning) {
        spinning.countDown();
        long start = System.nanoTime();
        while (!ended && System.nanoTime() - start < LONGEST_NANOS) {
            Thread.onSpinWait();
        }
        if (!ended) {
            gaveUp = true;
        }
    }

    /** Whether a virtual thread could start before the end, because the end did not come in time. */
    boolean gaveUp() {
        return gaveUp;
    }

    @Override
    public void close() {
        ended = true;
    }
}
