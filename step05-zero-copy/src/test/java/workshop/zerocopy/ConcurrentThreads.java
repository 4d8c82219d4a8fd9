package workshop.zerocopy;

import static workshop.Waiting.waitingFor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import workshop.Waiting;

/** Several threads that do the same at the same time. */
final class ConcurrentThreads {

    private static final Duration WHILE = Duration.ofMillis(400);

    private ConcurrentThreads() {}

    /**
     * Does it on each thread, again and again for a while, and waits for all. Threads must meet by chance: so it is the time
     * that counts, and not how often.
     *
     * @throws AssertionError with the first failure of any of them
     */
    static void repeat(int threads, Runnable action) throws Exception {
        List<FutureTask<Void>> tasks = new ArrayList<>();
        CyclicBarrier start = new CyclicBarrier(threads);
        for (int i = 0; i < threads; i++) {
            FutureTask<Void> task = new FutureTask<>(() -> {
                start.await();
                long end = System.nanoTime() + WHILE.toNanos();
                while (System.nanoTime() < end) {
                    action.run();
                }
                return null;
            });
            tasks.add(task);
            Thread.ofPlatform().daemon().start(task);
        }
        for (FutureTask<Void> task : tasks) {
            try {
                waitingFor(threads + " threads that use the same object at once", () -> ended(task));
            } finally {
                task.cancel(true);
            }
        }
    }

    private static Void ended(FutureTask<Void> task) throws Exception {
        try {
            return task.get(2 * Waiting.LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // What it is depends on chance. That it comes of several threads does not.
            throw new AssertionError("several threads at once got in each other's way: " + e.getCause(), e.getCause());
        }
    }
}
