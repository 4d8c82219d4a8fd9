package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** How requests fail when the connection has ended. */
final class RequestFailures {

    private RequestFailures() {}

    /** The request was pending at the end: its failure says why the connection ended. */
    static void assertFailed(String which, LoopbackConnection connection, CompletableFuture<byte[]> future)
            throws Exception {
        Throwable failure = connection.failureOf("the failure of " + which, future);
        assertThat(failure).as("the failure of %s", which).isInstanceOf(IOException.class);
        assertThat(failure.getMessage())
                .as(
                        "the error message of the failure of %s, %s",
                        which, failure.getClass().getSimpleName())
                .isNotBlank()
                .doesNotContain("null");
    }

    /** What a failure and its causes say. */
    static List<String> reasons(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Throwable::toString)
                .toList();
    }

    /** The connection has ended before: the request itself need not know why. */
    static void assertLaterFails(String which, LoopbackConnection connection, CompletableFuture<byte[]> future)
            throws Exception {
        assertIoException(which, connection.failureOf("the failure of " + which, future));
    }

    /** The same of a future that a function of another request's future returned. */
    static void assertFollowingFails(String which, LoopbackConnection connection, CompletableFuture<byte[]> future)
            throws Exception {
        Throwable failure = connection.failureOf("the failure of " + which, future);
        assertIoException(which, failure instanceof CompletionException ? failure.getCause() : failure);
    }

    private static void assertIoException(String which, Throwable failure) {
        assertThat(failure).as("the failure of %s", which).isInstanceOf(IOException.class);
    }
}
