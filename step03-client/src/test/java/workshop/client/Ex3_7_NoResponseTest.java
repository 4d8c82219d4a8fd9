package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("3.7 When no response arrives")
class Ex3_7_NoResponseTest {

    private static final Duration SOON = Duration.ofMillis(50);

    @Test
    @DisplayName("a request without a response times out, and its late response completes no other request")
    void timesOut() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.channel())) {
            CompletableFuture<byte[]> slow = client.request("slow".getBytes(UTF_8), SOON);
            assertThat(connection.failureOf("the request to time out", slow))
                    .as("the failure of a request without a response")
                    .isInstanceOf(TimeoutException.class);

            CompletableFuture<byte[]> next = client.request("next".getBytes(UTF_8), Waiting.LIMIT);
            ReceivedRequest.next(connection).respond(connection, "late");
            ReceivedRequest.next(connection).respond(connection, "NEXT");
            assertThat(LoopbackConnection.text(connection.resultOf("the response to the next request", next)))
                    .as("the response to the next request")
                    .isEqualTo("NEXT");
        }
    }

    @Test
    @DisplayName("an infinite timeout is accepted")
    void infiniteTimeout() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.channel())) {
            CompletableFuture<byte[]> patient =
                    client.request("patient".getBytes(UTF_8), ChronoUnit.FOREVER.getDuration());
            ReceivedRequest.next(connection).respond(connection, "PATIENT");
            assertThat(LoopbackConnection.text(
                            connection.resultOf("the response to a request with an infinite timeout", patient)))
                    .as("the response to a request with an infinite timeout")
                    .isEqualTo("PATIENT");
        }
    }

    @Test
    @DisplayName("the client keeps nothing of a request that timed out")
    void removed() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.channel())) {
            WeakReference<?> timedOut = timedOutRequest(client);
            await("the client to remove a request that timed out")
                    .dontCatchUncaughtExceptions()
                    .atMost(Waiting.LIMIT)
                    .until(() -> {
                        System.gc();
                        return timedOut.refersTo(null);
                    });
        }
    }

    private static WeakReference<?> timedOutRequest(RequestClient client) throws Exception {
        CompletableFuture<byte[]> future = client.request("slow".getBytes(UTF_8), SOON);
        waitingFor(
                "the request to time out",
                () -> future.handle((bytes, failure) -> failure).get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        return new WeakReference<>(future);
    }

    @Test
    @DisplayName("no request stays pending when the connection ends, whatever ends it")
    void connectionLost() throws Exception {
        assertAllRequestsFail(
                "the server closes the connection",
                connection -> connection.peer().close());
        assertAllRequestsFail("the server resets the connection", connection -> {
            connection.peer().setSoLinger(true, 0);
            connection.peer().close();
        });
        assertAllRequestsFail(
                "a frame announces -1 bytes", connection -> connection.out().writeInt(-1));
        assertAllRequestsFail("a response of 3 bytes arrives, too short for an id", connection -> {
            connection.out().writeInt(3);
            connection.out().write(new byte[3]);
        });
        // In this case the exception that ends the read has no message.
        assertAllRequestsFail(
                "the channel is closed while it is read",
                connection -> connection.channel().close());
    }

    private static void assertAllRequestsFail(String event, Event end) throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.channel())) {
            CompletableFuture<byte[]> one = client.request("one".getBytes(UTF_8));
            CompletableFuture<byte[]> two = client.request("two".getBytes(UTF_8), Waiting.LIMIT.multipliedBy(2));
            ReceivedRequest.next(connection);
            ReceivedRequest.next(connection);

            end.happens(connection);

            assertFailed("the first request, when " + event, connection, one);
            assertFailed("the second request, when " + event, connection, two);
            assertFailed("a later request, when " + event, connection, client.request("three".getBytes(UTF_8)));
        }
    }

    private static void assertFailed(String which, LoopbackConnection connection, CompletableFuture<byte[]> future)
            throws Exception {
        Throwable failure = connection.failureOf("the failure of " + which, future);
        assertThat(failure).as("the failure of %s", which).isInstanceOf(IOException.class);
        assertThat(failure.getMessage())
                .as(
                        "the error message of the failure of %s, %s",
                        which, failure.getClass().getSimpleName())
                .isNotBlank();
    }

    @Test
    @DisplayName("a request that is sent while others fail, because the connection is lost, fails as well")
    void sentWhileOthersFail() throws Exception {
        int times = 100;
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.channel())) {
            CompletableFuture<byte[]> last = client.request("first".getBytes(UTF_8));
            for (int i = 0; i < times; i++) {
                last = last.exceptionallyCompose(failure -> client.request("again".getBytes(UTF_8)));
            }

            // After this the client closes the connection, though it could still write to it.
            connection.out().writeInt(-1);

            assertFailed(
                    "the last of " + times + " requests, each sent when the previous one had failed", connection, last);
        }
    }

    /** Something that ends a connection. */
    @FunctionalInterface
    private interface Event {
        void happens(LoopbackConnection connection) throws IOException;
    }

    @Test
    @DisplayName("close ends the connection and the thread that reads, and is idempotent")
    void close() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.channel());
            CompletableFuture<byte[]> pending = client.request("never".getBytes(UTF_8));
            ReceivedRequest.next(connection);

            client.close();

            assertFailed("a request that is pending when the client is closed", connection, pending);
            assertFailed("a request that is sent after close", connection, client.request("again".getBytes(UTF_8)));
            int end = waitingFor(
                    "the end of the stream, after the client was closed",
                    () -> connection.in().read());
            assertThat(end)
                    .as("what the server reads after close (-1: the end of the stream)")
                    .isEqualTo(-1);
            await("the thread that reads responses to end")
                    .dontCatchUncaughtExceptions()
                    .atMost(Waiting.LIMIT)
                    .until(() -> !isReaderRunning());
            assertThatCode(client::close).as("closing twice").doesNotThrowAnyException();
        }
    }

    /** This list has no virtual threads, but a virtual thread cannot wait on a closed channel either. */
    private static boolean isReaderRunning() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().startsWith(FrameReader.class.getName()));
    }
}
