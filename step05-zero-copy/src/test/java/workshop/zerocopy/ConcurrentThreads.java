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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import workshop.Waiting;

/** Several threads that run the same action at the same time. */
final class ConcurrentThreads {

    /** More than a busy machine runs at once. So most of them are preempted, and some in the middle of an action. */
    static final int MANY = 16;

    /** How often two threads must have used the same object. A fault of a few instructions shows once in hundreds. */
    private static final int MIN_OVERLAPS = 10_000;

    /** The same for an action of a hundred calls. So the threads make 100,000 calls at least while others make theirs. */
    private static final int MIN_OVERLAPS_OF_MANY_CALLS = 1_000;

    /** The time limit for that. On a machine with a single processor, threads meet only where one is preempted. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

    private ConcurrentThreads() {}

    /**
     * Runs the action on {@link #MANY} threads, again and again, until it has overlapped with itself often enough.
     *
     * @param action makes a hundred calls or more
     * @throws AssertionError with the first failure of a thread
     */
    static void onOneObject(Runnable action) throws Exception {
        onNewObjects(MIN_OVERLAPS_OF_MANY_CALLS, Object::new, run -> action.run());
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

    /**
     * Runs the action on {@link #MANY} threads, until they have used the same object often enough. All of them use the
     * newest object, and a thread that has used it puts another one in its place. So threads that run at the same
     * moment use the same object. While one is preempted in the middle of the action, the others use its object too.
     *
     * @return the number of objects; each was used once or more often
     * @throws AssertionError with the first failure of a thread
     */
    static <T> int onNewObjects(Supplier<T> newObject, Consumer<T> action) throws Exception {
        return onNewObjects(MIN_OVERLAPS, newObject, action);
    }

    private static <T> int onNewObjects(int minOverlaps, Supplier<T> newObject, Consumer<T> action) throws Exception {
        AtomicReference<T> newest = new AtomicReference<>(newObject.get());
        AtomicInteger objects = new AtomicInteger(1);
        AtomicInteger overlaps = new AtomicInteger();
        long end = System.nanoTime() + TIME_LIMIT.toNanos();
        once(MANY, () -> {
            while (overlaps.get() < minOverlaps && System.nanoTime() < end) {
                T object = newest.get();
                action.accept(object);
                if (newest.get() != object) {
                    overlaps.incrementAndGet();
                    continue;
                }
                T next = newObject.get();
                objects.incrementAndGet();
                if (!newest.compareAndSet(object, next)) {
                    action.accept(next);
                }
            }
        });
        action.accept(newest.get());
        return objects.get();
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
            return task.get(TIME_LIMIT.plus(Waiting.LIMIT.multipliedBy(2)).toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // The failure depends on chance, but its cause is always that several threads ran at once.
            throw new AssertionError(
                    "several threads used one object at once, and one failed: " + e.getCause(), e.getCause());
        }
    }
}
