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
 * Two threads that do something to the same object at the same moment, thousands of times: what goes wrong only when one
 * is between two steps of the other then goes wrong dozens of times.
 */
final class TwoThreadStress {

    private static final int IN_A_ROUND = 100;

    /** So many meetings at which both threads were running. On a busy machine, one often waits for its turn. */
    private static final int CLOSE_ONES = 1000;

    /** On a machine with a single processor there are none. */
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    /** Whoever waits longer waits for a thread that is not running. */
    private static final int CLOSE = 50;

    private volatile int here;
    private volatile int there;

    private TwoThreadStress() {}

    /** What two threads do to the objects 0, 1, 2, …, and what must be true after that. */
    record Round(IntConsumer one, IntConsumer other, Runnable check) {}

    /** Has two threads meet until it was close often enough. Each round has new objects, as many as it is told. */
    static void repeat(IntFunction<Round> newRound) throws Exception {
        long end = System.nanoTime() + AT_MOST.toNanos();
        int close = 0;
        while (close < CLOSE_ONES && System.nanoTime() < end) {
            close += new TwoThreadStress().meet(newRound.apply(IN_A_ROUND));
        }
    }

    private int meet(Round round) throws Exception {
        FutureTask<Void> task = new FutureTask<>(() -> {
            for (int i = 0; i < IN_A_ROUND; i++) {
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
            for (int i = 0; i < IN_A_ROUND; i++) {
                here = i + 1;
                int spins = 0;
                while (there <= i && !task.isDone() && !Thread.currentThread().isInterrupted()) {
                    pause(spins++);
                }
                if (spins > 0 && spins < CLOSE) {
                    close++;
                }
                hesitate(i / 6 % 16);
                round.one().accept(i);
            }
        } finally {
            // However this ended, the other must not wait for ever.
            here = IN_A_ROUND;
        }
        waitingFor("another thread that uses the same objects", () -> ended(task));
        round.check().run();
        return close;
    }

    private static void pause(int spins) {
        if (spins < 2 * CLOSE) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    /** Sometimes one is a little earlier, sometimes the other. */
    private static void hesitate(int spins) {
        for (int i = 0; i < spins; i++) {
            Thread.onSpinWait();
        }
    }

    private static Void ended(FutureTask<Void> task) throws Exception {
        try {
            return task.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("two threads at once got in each other's way: " + e.getCause(), e.getCause());
        }
    }
}
