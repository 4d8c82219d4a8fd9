package workshop.zerocopy;

import static workshop.Waiting.waitingFor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import workshop.Waiting;

/** Several threads that run the same action at the same time. */
final class ConcurrentThreads {

    private static final Duration TIME = Duration.ofMillis(400);

    private ConcurrentThreads() {}

    /**
     * Runs the action on each thread, again and again for a while, and waits for all of them. Two threads disturb each
     * other only by chance. So each test runs for a certain time, and not a certain number of times.
     *
     * @throws AssertionError with the first failure of a thread
     */
    static void repeat(int threads, Runnable action) throws Exception {
        once(threads, () -> {
            long end = System.nanoTime() + TIME.toNanos();
            while (System.nanoTime() < end) {
                action.run();
            }
        });
    }

    /**
     * Runs the action once on each thread, all at the same time, and waits for them.
     *
     * @throws AssertionError with the first failure of a thread
     */
    static void once(int threads, Runnable action) throws Exception {
        List<FutureTask<Void>> tasks = new ArrayList<>();
        CyclicBarrier start = new CyclicBarrier(threads);
        for (int i = 0; i < threads; i++) {
            FutureTask<Void> task = new FutureTask<>(() -> {
                start.await();
                action.run();
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

    /** Runs an action on another thread, which ends with it. */
    static <T> T onAnotherThread(String awaited, Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        Thread.ofPlatform().daemon().start(task);
        try {
            return waitingFor(awaited, () -> task.get(Waiting.LIMIT.toSeconds(), TimeUnit.SECONDS));
        } finally {
            task.cancel(true);
        }
    }

    private static Void ended(FutureTask<Void> task) throws Exception {
        try {
            return task.get(2 * Waiting.LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // The failure depends on chance, but its cause is always that several threads ran at once.
            throw new AssertionError(
                    "several threads used one object at once, and one failed: " + e.getCause(), e.getCause());
        }
    }
}
