package workshop;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Says in words what a test waits for, so that a red test can tell what never came. */
public final class Waiting {

    /** The longest that a test waits for one thing. The rest of a test takes milliseconds. */
    public static final Duration LIMIT = Duration.ofSeconds(3);

    private static volatile String current;

    private Waiting() {}

    /**
     * Does something that waits, such as a read with a time limit or {@code future.get(…)}.
     *
     * @param what what is waited for, to follow "waited for" in a sentence
     * @param action what waits; it has a time limit of its own, {@link #LIMIT} or less
     * @return what the action returned
     * @throws AssertionError in words, where the wait ended without what was waited for
     */
    public static <T> T waitingFor(String what, Callable<T> action) throws Exception {
        current = what;
        T result;
        try {
            result = action.call();
        } catch (SocketTimeoutException | TimeoutException e) {
            throw new AssertionError("waited for " + what + ", and it did not come", e);
        } catch (ConnectException e) {
            throw new AssertionError("waited for " + what + ", but it failed: " + e.getMessage(), e);
        } catch (SocketException | EOFException e) {
            throw new AssertionError("waited for " + what + ", but the connection ended: " + e.getMessage(), e);
        } catch (ExecutionException e) {
            throw new AssertionError("waited for " + what + ", but it failed: " + words(e.getCause()), e.getCause());
        }
        if (!Thread.currentThread().isInterrupted()) {
            // Where the time limit of the test ended the wait, this is what it was for.
            current = null;
        }
        return result;
    }

    /** What an assertion says needs no name of an exception before it. */
    private static String words(Throwable failure) {
        return failure instanceof AssertionError ? failure.getMessage() : failure.toString();
    }

    /** What the running test waits for, or null. */
    static String current() {
        return current;
    }

    static void reset() {
        current = null;
    }
}
