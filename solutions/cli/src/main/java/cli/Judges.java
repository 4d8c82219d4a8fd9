package cli;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import judge.Code;
import judge.Compiled;
import judge.Judge;
import judge.Step;

/**
 * Keeps judge processes. One that has left something behind is ended, and a spare one is ready then: it has run some tests
 * already, so its classes are loaded.
 *
 * <p>Thread-safe.
 */
final class Judges implements AutoCloseable {

    private final Set<JudgeProcess> all = new HashSet<>();
    private JudgeProcess idle;
    private CompletableFuture<JudgeProcess> spare;
    private boolean closed;

    /** A process that waits for a request: one that was killed meanwhile is left out. It belongs to the caller until {@link #giveBack} or {@link #discard}. */
    JudgeProcess take() {
        CompletableFuture<JudgeProcess> next;
        synchronized (this) {
            if (idle != null) {
                JudgeProcess taken = idle;
                idle = null;
                if (taken.isAlive()) {
                    return taken;
                }
                discard(taken);
            }
            next = spare;
            spare = null;
        }
        JudgeProcess taken = next != null ? next.join() : start();
        return taken.isAlive() ? taken : start();
    }

    private synchronized JudgeProcess start() {
        JudgeProcess started = JudgeProcess.start();
        all.add(started);
        if (closed) {
            started.close();
        }
        return started;
    }

    /** Takes back a process that is ready for the next request. */
    synchronized void giveBack(JudgeProcess process) {
        if (idle == null) {
            idle = process;
        } else {
            discard(process);
        }
        startSpare();
    }

    /** Ends a process that the tested code has disturbed. */
    synchronized void discard(JudgeProcess process) {
        process.close();
        all.remove(process);
        startSpare();
    }

    private void startSpare() {
        if (spare == null && !closed) {
            spare = CompletableFuture.supplyAsync(() -> {
                JudgeProcess started = start();
                warmUp(started);
                return started;
            });
        }
    }

    /** Runs the shortest tests of the workshop. */
    private static void warmUp(JudgeProcess process) {
        Step step = Step.all().getFirst();
        String tests = Judge.tests(step).classes().toString();
        String classes = Compiled.of(Code.read(step.solution())).classes().toString();
        try {
            process.judge(new JudgeRequest(step.folder(), tests, classes, 1, false), test -> {});
        } catch (IOException e) {
            // It was closed while it started. Then its user gets the same exception.
        }
    }

    /** Ends all processes. */
    @Override
    public synchronized void close() {
        closed = true;
        all.forEach(JudgeProcess::close);
    }
}
