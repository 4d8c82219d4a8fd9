package workshop.client;

import static org.awaitility.Awaitility.await;
import static workshop.Waiting.waitingFor;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.awaitility.core.ConditionTimeoutException;
import workshop.Waiting;

/** Waits until something is so. */
final class Eventually {

    private Eventually() {}

    static void isTrue(String awaited, Callable<Boolean> condition) throws Exception {
        isTrue(awaited, Duration.ofMillis(5), condition);
    }

    private static void isTrue(String awaited, Duration pollInterval, Callable<Boolean> condition) throws Exception {
        waitingFor(awaited, () -> {
            try {
                await().dontCatchUncaughtExceptions()
                        .pollDelay(Duration.ZERO)
                        .pollInterval(pollInterval)
                        .atMost(Waiting.LIMIT)
                        .until(condition);
                return null;
            } catch (ConditionTimeoutException e) {
                // Looks once more: on a busy machine, one look may have taken all the time.
                if (!condition.call()) {
                    throw new TimeoutException();
                }
                return null;
            }
        });
    }

    /** Makes 5 requests, and waits until the maps and collections of the client have no element for each of them. */
    static void nothingIsKept(String which, RequestClient client, Callable<?> request) throws Exception {
        int count = 5;
        int before = elements(client);
        for (int i = 0; i < count; i++) {
            request.call();
        }
        isTrue(
                "the client to keep nothing of %d requests %s".formatted(count, which),
                () -> elements(client) < before + count);
    }

    /** Makes 20 attempts, requests or clients, and waits until the code has no thread for each of them. */
    static void threadsEnd(String which, Callable<?> action) throws Exception {
        int count = 20;
        long before = threads();
        for (int i = 0; i < count; i++) {
            action.call();
        }
        isTrue(
                "the threads of %d %s to end".formatted(count, which), // Other threads may end or begin meanwhile.
                () -> threads() < before + count / 2);
    }

    /** Without the carriers of virtual threads: the JDK starts them when it needs them. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("ForkJoinPool"))
                .count();
    }

    private static int elements(RequestClient client) throws IllegalAccessException {
        int elements = 0;
        for (Field field : RequestClient.class.getDeclaredFields()) {
            field.setAccessible(true);
            Object value = field.get(client);
            if (value instanceof Map<?, ?> map) {
                elements += map.size();
            } else if (value instanceof Collection<?> collection) {
                elements += collection.size();
            }
        }
        return elements;
    }

    /** Waits until no code can reach the future of a request any more. */
    static void isForgotten(String which, WeakReference<?> future) throws Exception {
        isTrue("the client to keep nothing of " + which, Duration.ofMillis(50), () -> {
            System.gc();
            return future.refersTo(null);
        });
    }
}
