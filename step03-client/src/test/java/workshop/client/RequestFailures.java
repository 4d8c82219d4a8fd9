package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
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

    /** The function of a future leaves its thread interrupted, which may be the thread that reads. */
    static void assertCompleteAfterInterrupt() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.watched())) {
            CompletableFuture<byte[]> one = client.request("one".getBytes(UTF_8));
            CompletableFuture<byte[]> two = client.request("two".getBytes(UTF_8));
            CompletableFuture<Void> interrupted =
                    one.thenRun(() -> Thread.currentThread().interrupt());
            // In one write: after the first response, the client may close the connection.
            var responses = new ByteArrayOutputStream();
            for (String response : List.of("ONE", "TWO")) {
                ReceivedRequest.next(connection).respond(new DataOutputStream(responses), response);
            }
            responses.writeTo(connection.out());
            connection.resultOf("a function of a future to run", interrupted);
            assertEnds(
                    "the second request, after a function of the first one has interrupted its thread",
                    connection,
                    two);
        }
    }

    /** Waits for the end of a request. When the thread that reads has ended, there is nothing to wait for any more. */
    static void assertEnds(String which, LoopbackConnection connection, CompletableFuture<byte[]> future)
            throws Exception {
        Eventually.isTrue(
                "the end of " + which,
                () -> future.isDone() || !connection.watched().isReaderAlive());
        // Another thread may be about to complete it.
        catchThrowable(() -> future.get(1, TimeUnit.SECONDS));
        assertThat(future.isDone())
                .as("%s, is complete, when the thread that reads has ended", which)
                .isTrue();
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
