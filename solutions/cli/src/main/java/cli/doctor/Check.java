package cli.doctor;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One thing that the workshop needs of this machine.
 *
 * @param name a few words, for the beginning of a line
 * @param needed whether the exercises need it
 * @param probe looks at the machine
 */
public record Check(String name, boolean needed, Callable<Finding> probe) {

    static Check needed(String name, Callable<Finding> probe) {
        return new Check(name, true, probe);
    }

    static Check optional(String name, Callable<Finding> probe) {
        return new Check(name, false, probe);
    }

    /** Runs the check in a thread of its own. The finding is there at the latest when the time is over. */
    public CompletableFuture<Finding> start(Duration limit) {
        var finding = new CompletableFuture<Finding>();
        Thread.ofPlatform().daemon().name(name).start(() -> finding.complete(examine()));
        Finding late = Finding.trouble(
                "no answer within " + limit.toSeconds() + " seconds", "Try again when the machine is less busy.");
        return finding.completeOnTimeout(late, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Finding examine() {
        try {
            return probe.call();
        } catch (Exception e) {
            return Finding.trouble("the check has failed: " + e, "");
        }
    }
}
