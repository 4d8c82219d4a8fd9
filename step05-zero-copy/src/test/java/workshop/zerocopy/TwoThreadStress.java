package workshop.zerocopy;

import static workshop.Waiting.waitingFor;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import workshop.Waiting;

/**
 * Two threads that use the same object at the same moment, thousands of times. A fault that shows only when one thread
 * is between two steps of the other thread then shows dozens of times.
 */
final class TwoThreadStress {

    private static final int OBJECTS_PER_ROUND = 100;

    /**
     * The number of objects that both threads must have used at the same moment. On a busy machine, one thread often
     * waits.
     */
    private static final int MIN_CLOSE = 1000;

    /** The time limit. On a machine with a single processor, the threads never run at the same moment. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(2);

    /** A thread that spins longer than this waits for a thread that is not running. */
    private static final int MAX_SPINS = 50;

    private volatile int here;
    private volatile int there;

    private TwoThreadStress() {}

    /** The actions of the two threads on the objects 0, 1, 2, …, and the check after that. */
    record Round(IntConsumer one, IntConsumer other, Runnable check) {}

    /**
     * Runs rounds until the threads were close often enough. Each round has new objects, in the number that it gets.
     */
    static void repeat(IntFunction<Round> newRound) throws Exception {
        long end = System.nanoTime() + TIME_LIMIT.toNanos();
        int close = 0;
        while (close < MIN_CLOSE && System.nanoTime() < end) {
            close += new TwoThreadStress().meet(newRound.apply(OBJECTS_PER_ROUND));
        }
    }

    private int meet(Round round) throws Exception {
        FutureTask<Void> task = new FutureTask<>(() -> {
            for (int i = 0; i < OBJECTS_PER_ROUND; i++) {
                there = i + 1;
                for (int spins = 0; here <= i; spins++) {
                    pause(spins);
                }
                hesitate(i % 16);
                round.other().accept(i);
            }
            return null;
        });
        Thread.ofPlatform().daemon().start(task);
        int close = 0;
        try {
            for (int i = 0; i < OBJECTS_PER_ROUND; i++) {
                here = i + 1;
                int spins = 0;
                while (there <= i && !task.isDone() && !Thread.currentThread().isInterrupted()) {
                    pause(spins++);
                }
                if (spins > 0 && spins < MAX_SPINS) {
                    close++;
                }
                hesitate(i / 6 % 16);
                round.one().accept(i);
            }
        } finally {
            // The other thread must not wait for ever, also when this one fails.
            here = OBJECTS_PER_ROUND;
        }
        waitingFor("another thread that uses the same objects", () -> ended(task));
        round.check().run();
        return close;
    }

    private static void pause(int spins) {
        if (spins < 2 * MAX_SPINS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    /** Waits a little, so that sometimes one thread is first and sometimes the other. */
    private static void hesitate(int spins) {
        for (int i = 0; i < spins; i++) {
            Thread.onSpinWait();
        }
    }

    private static Void ended(FutureTask<Void> task) throws Exception {
        try {
            return task.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(
                    "two threads used one object at once, and one failed: " + e.getCause(), e.getCause());
        }
    }
}
