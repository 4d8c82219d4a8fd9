package cli;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import judge.Code;
import judge.Exercise;
import judge.Step;

/** Makes checks. All of them share the judge processes and the progress. */
final class Checker implements AutoCloseable {

    final Judges judges = new Judges();
    final Progress progress;
    final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watchdog").factory());

    /** A checker that tells this progress what it has seen. */
    Checker(Progress progress) {
        this.progress = progress;
        // Ctrl-C ends this JVM without calling close.
        Runtime.getRuntime().addShutdownHook(new Thread(judges::close));
    }

    /**
     * A check of an exercise, to be called once.
     *
     * @param untilFirstFailure whether the tests after the first failing one are left out
     */
    Check check(Step step, Code code, Exercise exercise, boolean untilFirstFailure) {
        return new Check(this, step, code, exercise, untilFirstFailure);
    }

    /** Ends all processes. */
    @Override
    public void close() {
        watchdog.shutdownNow();
        judges.close();
    }
}
