package workshop.accept;

import static workshop.Waiting.waitingFor;

import java.util.concurrent.CompletableFuture;
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

    private boolean allBusy;

    /** How many threads there are that carry virtual threads. */
    static int count() {
        return Integer.getInteger(
                "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
    }

    /** Whether the code serves connections on virtual threads. A platform thread needs no carrier, and is right too. */
    static boolean areNeeded() throws Exception {
        var isVirtual = new CompletableFuture<Boolean>();
        ConnectionHandler noting =
                connection -> isVirtual.complete(Thread.currentThread().isVirtual());
        noting.onVirtualThread().handle(new FakeChannel());
        return waitingFor("a handler to begin on a thread of its own", isVirtual::get);
    }

    /** Returns when all of these threads are busy. */
    void begin() throws InterruptedException {
        int carriers = count();
        var spinning = new CountDownLatch(carriers);
        for (int i = 0; i < carriers; i++) {
            Thread.startVirtualThread(() -> spin(spinning));
        }
        // A carrier that does not come to this is busy with another virtual thread. That is as good.
        allBusy = spinning.await(1, TimeUnit.SECONDS);
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

    /** Whether it is sure that no other virtual thread has started since the begin. */
    boolean hold() {
        return allBusy && !gaveUp;
    }

    @Override
    public void close() {
        ended = true;
    }
}
