package cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import judge.Code;
import judge.CompilationException;
import judge.Exercise;
import judge.Step;
import judge.Verdict;

/**
 * Compiles the code of a step and runs the tests of one exercise.
 *
 * <p>One thread calls it, once; any thread may cancel it.
 */
final class Check implements Callable<CheckResult> {

    private final Checker checker;
    private final Step step;
    private final Code code;
    private final Exercise exercise;
    private final boolean untilFirstFailure;
    private JudgeProcess running;
    private boolean cancelled;

    Check(Checker checker, Step step, Code code, Exercise exercise, boolean untilFirstFailure) {
        this.checker = checker;
        this.step = step;
        this.code = code;
        this.exercise = exercise;
        this.untilFirstFailure = untilFirstFailure;
    }

    Exercise exercise() {
        return exercise;
    }

    /** Returns when the tests have ended, or when the check was cancelled. */
    @Override
    public CheckResult call() {
        if (isCancelled()) {
            return new CheckResult.Cancelled();
        }
        JudgeRequest request;
        try {
            request = JudgeRequest.of(step, code, exercise, untilFirstFailure);
        } catch (CompilationException e) {
            return new CheckResult.DoesNotCompile(e.errors().getFirst());
        }
        JudgeProcess process = checker.judges.take();
        if (!begin(process)) {
            checker.judges.giveBack(process);
            return new CheckResult.Cancelled();
        }
        CheckResult result = run(process, request);
        if (result instanceof CheckResult.Tested tested) {
            checker.progress.note(step, code, exercise, tested.hasPassed());
        }
        return result;
    }

    private CheckResult run(JudgeProcess process, JudgeRequest request) {
        List<Verdict> verdicts = new ArrayList<>();
        try (var limit = new TimeLimit(checker.watchdog, process)) {
            try {
                process.awaitStart();
                limit.restart();
                JudgeEvent.Ended ended = process.judge(request, test -> {
                    limit.restart();
                    verdicts.add(test.verdict());
                });
                end(process, ended.clean() && verdicts.stream().noneMatch(Check::hadNoMemory));
                return new CheckResult.Tested(verdicts, ended.printed());
            } catch (IOException e) {
                if (end(process, false)) {
                    return new CheckResult.Cancelled();
                }
                String why = limit.hasPassed() ? TimeLimit.PASSED : ended(process.exitCode());
                verdicts.add(new Verdict(exercise, "the tests end", Optional.of(why)));
                return new CheckResult.Tested(verdicts, "");
            }
        }
    }

    /** Whether other threads of the process may have ended for the same reason. */
    private static boolean hadNoMemory(Verdict verdict) {
        return verdict.failure()
                .filter(words -> words.contains(OutOfMemoryError.class.getName()))
                .isPresent();
    }

    private static String ended(int exitCode) {
        if (exitCode > JudgeProcess.KILLED) {
            return "the JVM of the tests was killed: by somebody, or by the system, because its memory is short";
        }
        return "your code ended the JVM, as System.exit does"
                + (exitCode == JudgeProcess.OUT_OF_MEMORY
                        ? "; or it used all memory (the tests have " + JudgeProcess.MEGABYTES
                                + " MiB), or started too many threads"
                        : "");
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    private synchronized boolean begin(JudgeProcess process) {
        running = process;
        return !cancelled;
    }

    /** Gives the process back, or ends it if it cannot take another request; true if this check was cancelled. */
    private synchronized boolean end(JudgeProcess process, boolean clean) {
        running = null;
        if (clean && !cancelled) {
            checker.judges.giveBack(process);
        } else {
            checker.judges.discard(process);
        }
        return cancelled;
    }

    /** Makes {@link #call} return soon. No effect if it has returned. */
    synchronized void cancel() {
        cancelled = true;
        if (running != null) {
            running.close();
        }
    }
}
