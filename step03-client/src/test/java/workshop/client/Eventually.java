package workshop.client;

import static org.awaitility.Awaitility.await;
import static workshop.Waiting.waitingFor;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.awaitility.core.ConditionTimeoutException;
import workshop.Waiting;

/** Waits until something is so. */
final class Eventually {

    private Eventually() {}

    static void isTrue(String awaited, Callable<Boolean> condition) throws Exception {
        waitingFor(awaited, () -> {
            try {
                await().dontCatchUncaughtExceptions()
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5))
                        .atMost(Waiting.LIMIT)
                        .until(condition);
                return null;
            } catch (ConditionTimeoutException e) {
                throw new TimeoutException();
            }
        });
    }

    /** Waits until no code can reach the future of a request any more. */
    static void isForgotten(String which, WeakReference<?> future) throws Exception {
        isTrue("the client to keep nothing of " + which, () -> {
            System.gc();
            return future.refersTo(null);
        });
    }
}
