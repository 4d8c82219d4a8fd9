package cli;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends a process in which no test ends for a long time. */
final class TimeLimit implements AutoCloseable {

    /** What the learner reads. */
    static final String PASSED =
            "your code did not come back, and could not be stopped: it ignores interrupts, or it keeps all processors busy";

    /** JUnit ends a test after ten seconds. Code that keeps JUnit from doing so is ended with its process. */
    private static final Duration LONGEST_TEST = Duration.ofSeconds(15);

    private final ScheduledExecutorService timer;
    private final JudgeProcess process;
    private Future<?> end;
    private volatile boolean passed;

    TimeLimit(ScheduledExecutorService timer, JudgeProcess process) {
        this.timer = timer;
        this.process = process;
    }

    /** Call it when the process begins with the tests, and when a test has ended. */
    void restart() {
        close();
        end = timer.schedule(this::pass, LONGEST_TEST.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void pass() {
        passed = true;
        process.close();
    }

    boolean hasPassed() {
        return passed;
    }

    @Override
    public void close() {
        if (end != null) {
            end.cancel(false);
        }
    }
}
