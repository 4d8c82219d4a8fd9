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

@DisplayName("3.7 When no answer comes")
class Ex3_7_NoAnswerTest {

    private static final Duration SOON = Duration.ofMillis(50);

    @Test
    @DisplayName("a request that nobody answers times out, and its late answer is nobody else's")
    void timesOut() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.channel())) {
            CompletableFuture<byte[]> slow = client.request("slow".getBytes(UTF_8), SOON);
            assertThat(connection.failureOf("the request to time out", slow))
                    .as("the failure of a request that nobody answered")
                    .isInstanceOf(TimeoutException.class);

            CompletableFuture<byte[]> next = client.request("next".getBytes(UTF_8), Waiting.LIMIT);
            ReceivedRequest.next(connection).answer(connection, "late");
            ReceivedRequest.next(connection).answer(connection, "NEXT");
            assertThat(LoopbackConnection.text(connection.resultOf("the answer to the next request", next)))
                    .as("the answer to the next request")
                    .isEqualTo("NEXT");
        }
    }

    @Test
    @DisplayName("a timeout without end is as good as any")
    void withoutEnd() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.channel())) {
            CompletableFuture<byte[]> patient =
                    client.request("patient".getBytes(UTF_8), ChronoUnit.FOREVER.getDuration());
            ReceivedRequest.next(connection).answer(connection, "PATIENT");
            assertThat(LoopbackConnection.text(
                            connection.resultOf("the answer to a request whose timeout has no end", patient)))
                    .as("the answer to a request whose timeout has no end")
                    .isEqualTo("PATIENT");
        }
    }

    @Test
    @DisplayName("a request that timed out is forgotten")
    void forgotten() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.channel())) {
            WeakReference<?> timedOut = timedOutRequest(client);
            await("the client to let go of a request that timed out")
                    .dontCatchUncaughtExceptions()
                    .atMost(Waiting.LIMIT)
                    .until(() -> {
                        System.gc();
                        return timedOut.refersTo(null);
                    });
        }
    }

    private static WeakReference<?> timedOutRequest(RequestClient client) throws Exception {
        CompletableFuture<byte[]> answer = client.request("slow".getBytes(UTF_8), SOON);
        waitingFor(
                "the request to time out",
                () -> answer.handle((bytes, failure) -> failure).get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        return new WeakReference<>(answer);
    }

    @Test
    @DisplayName("a connection that ends, however it ends, leaves nobody waiting")
    void connectionLost() throws Exception {
        assertNobodyIsLeftWaiting(
                "the server closes the connection",
                connection -> connection.peer().close());
        assertNobodyIsLeftWaiting("the server resets the connection", connection -> {
            connection.peer().setSoLinger(true, 0);
            connection.peer().close();
        });
        assertNobodyIsLeftWaiting(
                "a frame announces -1 bytes", connection -> connection.out().writeInt(-1));
        assertNobodyIsLeftWaiting("an answer of 3 bytes comes, too short for an id", connection -> {
            connection.out().writeInt(3);
            connection.out().write(new byte[3]);
        });
        // What ends the read has no message then.
        assertNobodyIsLeftWaiting(
                "the channel is closed while it is read",
                connection -> connection.channel().close());
    }

    private static void assertNobodyIsLeftWaiting(String event, Event end) throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.channel())) {
            CompletableFuture<byte[]> one = client.request("one".getBytes(UTF_8));
            CompletableFuture<byte[]> two = client.request("two".getBytes(UTF_8), Waiting.LIMIT.multipliedBy(2));
            ReceivedRequest.next(connection);
            ReceivedRequest.next(connection);

            end.happens(connection);

            assertFailed("the first request, when " + event, connection, one);
            assertFailed("the second request, when " + event, connection, two);
            assertFailed("a request afterwards, when " + event, connection, client.request("three".getBytes(UTF_8)));
        }
    }

    private static void assertFailed(String which, LoopbackConnection connection, CompletableFuture<byte[]> answer)
            throws Exception {
        Throwable failure = connection.failureOf("the failure of " + which, answer);
        assertThat(failure).as("the failure of %s", which).isInstanceOf(IOException.class);
        assertThat(failure.getMessage())
                .as(
                        "the message of the failure of %s, %s",
                        which, failure.getClass().getSimpleName())
                .isNotBlank();
    }

    @Test
    @DisplayName("whoever asks again at once, when told that the connection is lost, is told as well")
    void askedAgainAtOnce() throws Exception {
        int times = 100;
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.channel())) {
            CompletableFuture<byte[]> last = client.request("first".getBytes(UTF_8));
            for (int i = 0; i < times; i++) {
                last = last.exceptionallyCompose(failure -> client.request("again".getBytes(UTF_8)));
            }

            // This ends the connection for the client, and could still be written to.
            connection.out().writeInt(-1);

            assertFailed(
                    "the last of " + times + " requests, each sent when the one before had failed", connection, last);
        }
    }

    /** Something that ends a connection. */
    @FunctionalInterface
    private interface Event {
        void happens(LoopbackConnection connection) throws IOException;
    }

    @Test
    @DisplayName("close ends the connection and the thread that reads, and may be called again")
    void close() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.channel());
            CompletableFuture<byte[]> waiting = client.request("never".getBytes(UTF_8));
            ReceivedRequest.next(connection);

            client.close();

            assertFailed("a request that waits when the client is closed", connection, waiting);
            assertFailed("a request to a closed client", connection, client.request("again".getBytes(UTF_8)));
            int end = waitingFor(
                    "the end of the stream, as the client was closed",
                    () -> connection.in().read());
            assertThat(end)
                    .as("what the server reads after close (-1: the end of the stream)")
                    .isEqualTo(-1);
            await("the thread that reads answers to end")
                    .dontCatchUncaughtExceptions()
                    .atMost(Waiting.LIMIT)
                    .until(() -> !somebodyReads());
            assertThatCode(client::close).as("closing twice").doesNotThrowAnyException();
        }
    }

    /** A virtual thread is not in this list, but it cannot wait on a closed channel either. */
    private static boolean somebodyReads() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().startsWith(FrameReader.class.getName()));
    }
}
