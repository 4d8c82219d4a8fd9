package workshop;

import java.io.EOFException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.awaitility.core.ConditionTimeoutException;

/** Records what a test waits for, so that a failing test can say what did not come. */
public final class Waiting {

    /** The time limit of one wait in a test. The rest of a test takes milliseconds, unless the learner debugs it. */
    public static final Duration LIMIT = isDebugged() ? Duration.ofMinutes(5) : Duration.ofSeconds(3);

    private static volatile String current;

    private Waiting() {}

    /** Whether this JVM was started for a debugger. JUnit looks at the same arguments. */
    private static boolean isDebugged() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp"));
    }

    /**
     * Runs an action that waits, such as a read with a time limit, {@code future.get(…)} or a condition of Awaitility.
     *
     * @param awaited what the action waits for; in the error message it follows the words "waited for"
     * @param action the action; it has a time limit of its own, {@link #LIMIT} or less
     * @return the result of the action
     * @throws AssertionError if the time limit passes, or the connection or the awaited task fails; the error message
     *     says what the test waited for
     */
    public static <T> T waitingFor(String awaited, Callable<T> action) throws Exception {
        current = awaited;
        T result;
        try {
            result = action.call();
        } catch (SocketTimeoutException | TimeoutException | ConditionTimeoutException e) {
            throw new AssertionError("waited for " + awaited + ", and it did not come", e);
        } catch (ConnectException e) {
            throw new AssertionError("waited for " + awaited + ", but it failed: " + e.getMessage(), e);
        } catch (SocketException | EOFException e) {
            throw new AssertionError("waited for " + awaited + ", but the connection ended: " + e.getMessage(), e);
        } catch (ExecutionException e) {
            throw new AssertionError(
                    "waited for " + awaited + ", but it failed: " + messageOf(e.getCause()), e.getCause());
        }
        if (!Thread.currentThread().isInterrupted()) {
            // If the time limit of the test has interrupted the wait, Guide still needs this text.
            current = null;
        }
        return result;
    }

    /** The message of an assertion is a sentence, so the name of the exception is left out. */
    private static String messageOf(Throwable failure) {
        return failure instanceof AssertionError ? failure.getMessage() : failure.toString();
    }

    /** What the running test waits for; null if it does not wait. */
    static String current() {
        return current;
    }

    static void reset() {
        current = null;
    }
}
