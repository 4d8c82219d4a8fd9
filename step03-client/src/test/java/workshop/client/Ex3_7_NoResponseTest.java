package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workshop.Waiting;

@DisplayName("3.7 When no response arrives")
class Ex3_7_NoResponseTest {

    private static final Duration SOON = Duration.ofMillis(200);

    @Test
    @Order(1)
    @DisplayName("a request without a response times out, and its late response completes no other request")
    void timesOut() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.watched())) {
            CompletableFuture<byte[]> patient = connection.promptly(
                    "request to return, before its response arrives",
                    () -> client.request("patient".getBytes(UTF_8), Waiting.LIMIT.multipliedBy(2)));
            long start = System.nanoTime();
            CompletableFuture<byte[]> slow = client.request("slow".getBytes(UTF_8), SOON);
            CompletableFuture<?> timer =
                    new CompletableFuture<>().orTimeout(SOON.toMillis() * 4, TimeUnit.MILLISECONDS);
            CompletableFuture<Boolean> first = slow.handle((bytes, failure) -> !timer.isDone());
            CompletableFuture<Long> end = slow.handle((bytes, failure) -> System.nanoTime());
            assertThat(connection.failureOf("the request to time out", slow))
                    .as("the failure of a request without a response")
                    .isInstanceOf(TimeoutException.class);
            assertThat(Duration.ofNanos(end.join() - start).toMillis())
                    .as("the time until a request timed out, in ms, with a timeout of %d ms", SOON.toMillis())
                    .isGreaterThanOrEqualTo(SOON.toMillis() * 3 / 4);
            assertThat(first.join())
                    .as("the time until a request timed out is below 800 ms, with a timeout of 200 ms")
                    .isTrue();

            assertThat(patient.isDone())
                    .as("a request with a timeout of 6 s is complete, when another one has timed out after 200 ms")
                    .isFalse();

            CompletableFuture<byte[]> next = client.request("next".getBytes(UTF_8), Waiting.LIMIT);
            ReceivedRequest.next(connection);
            ReceivedRequest timedOut = ReceivedRequest.next(connection);
            timedOut.respond(connection, "late");
            ReceivedRequest.next(connection).respond(connection, "NEXT");
            assertThat(LoopbackConnection.text(connection.resultOf("the response to the next request", next)))
                    .as("the response to the next request")
                    .isEqualTo("NEXT");
        }
    }

    @Test
    @Order(2)
    @DisplayName("an infinite timeout, or one of 30 days, is accepted, and the response arrives")
    void longTimeout() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.watched())) {
            assertPatient("an infinite timeout", ChronoUnit.FOREVER.getDuration(), connection, client);
            assertPatient("a timeout of 30 days", Duration.ofDays(30), connection, client);
        }
    }

    private static void assertPatient(
            String timeout, Duration duration, LoopbackConnection connection, RequestClient client) throws Exception {
        CompletableFuture<byte[]> patient = client.request("patient".getBytes(UTF_8), duration);
        client.request("next".getBytes(UTF_8));
        ReceivedRequest received = ReceivedRequest.next(connection);
        ReceivedRequest next = ReceivedRequest.next(connection);
        assertThat(next.text())
                .as("the next request that the server received, after one with %s", timeout)
                .isEqualTo("next");
        received.respond(connection, "PATIENT");
        next.respond(connection, "NEXT");
        String what = "the response to a request with " + timeout;
        assertThat(LoopbackConnection.text(connection.resultOf(what, patient)))
                .as(what)
                .isEqualTo("PATIENT");
    }

    @Test
    @Order(3)
    @DisplayName("a request with a timeout of zero, or a negative one, is sent, and fails at once")
    void noTime() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.watched())) {
            // The last one has more nanoseconds than fit into a long.
            for (Duration timeout : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(-200_000))) {
                String which = "a request with a timeout of %d s".formatted(timeout.toSeconds());
                CompletableFuture<byte[]> late = client.request(which.getBytes(UTF_8), timeout);
                assertThat(connection.failureOf("the failure of " + which, late))
                        .as("the failure of %s", which)
                        .isInstanceOf(TimeoutException.class);
                ReceivedRequest received = ReceivedRequest.next(connection, which);
                assertThat(received.text())
                        .as("what the server received of %s", which)
                        .isEqualTo(which);
                // Now no request is pending.
                CompletableFuture<byte[]> next = client.request("next".getBytes(UTF_8));
                ReceivedRequest receivedNext = ReceivedRequest.next(connection);
                assertThat(receivedNext.text())
                        .as(
                                "the next request that the server received, after one with a timeout of %d s",
                                timeout.toSeconds())
                        .isEqualTo("next");
                received.respond(connection, "late");
                receivedNext.respond(connection, "NEXT");
                String what = "the response to the next request, after one with a timeout of %d s"
                        .formatted(timeout.toSeconds());
                assertThat(LoopbackConnection.text(connection.resultOf(what, next)))
                        .as(what)
                        .isEqualTo("NEXT");
            }
        }
    }

    @Test
    @Order(4)
    // On a busy machine, each garbage collection may take a second.
    @Timeout(30)
    @DisplayName("the client keeps nothing of a request that timed out, was answered in time, or failed")
    void nothingKept() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.watched())) {
            WeakReference<?> timedOut = timedOut(client, connection);
            WeakReference<?> answered = answered(client, connection);
            WeakReference<?> cancelled = cancelled(client, connection);
            // One more request: a local variable of a thread that reads or writes may still hold the last future.
            answered(client, connection);
            Eventually.isForgotten("a request that timed out", timedOut);
            Eventually.isForgotten("a request that was answered before its timeout", answered);
            Eventually.isForgotten("a request that its caller has cancelled", cancelled);
            Eventually.threadsEnd(
                    "requests that were answered before their timeout", () -> answered(client, connection));
            Eventually.nothingIsKept(
                    "that timed out",
                    client,
                    () -> connection.failureOf(
                            "the request to time out", client.request("late".getBytes(UTF_8), Duration.ZERO)));
            assertThat(connection.channel().isOpen())
                    .as("the channel is open, after 5 requests that timed out")
                    .isTrue();
            connection.channel().close();
            Eventually.isForgotten("a request that was sent on a closed channel", failed(client, connection));
        }
    }

    private static WeakReference<?> timedOut(RequestClient client, LoopbackConnection connection) throws Exception {
        CompletableFuture<byte[]> future = client.request("slow".getBytes(UTF_8), SOON);
        connection.failureOf("the request to time out", future);
        ReceivedRequest.next(connection);
        return new WeakReference<>(future);
    }

    private static WeakReference<?> cancelled(RequestClient client, LoopbackConnection connection) throws Exception {
        CompletableFuture<byte[]> future = client.request("slow".getBytes(UTF_8), Duration.ofMinutes(1));
        ReceivedRequest.next(connection);
        future.cancel(true);
        return new WeakReference<>(future);
    }

    private static WeakReference<?> failed(RequestClient client, LoopbackConnection connection) throws Exception {
        CompletableFuture<byte[]> future = client.request("never".getBytes(UTF_8));
        connection.failureOf("the failure of a request that is sent on a closed channel", future);
        return new WeakReference<>(future);
    }

    private static WeakReference<?> answered(RequestClient client, LoopbackConnection connection) throws Exception {
        CompletableFuture<byte[]> future = client.request("quick".getBytes(UTF_8), Duration.ofMinutes(1));
        ReceivedRequest.next(connection).respond(connection, "QUICK");
        connection.resultOf("the response \"QUICK\"", future);
        return new WeakReference<>(future);
    }

    @Test
    @Order(5)
    @DisplayName("a request with a timeout is sent as one without a timeout")
    void sentAsTheOther() throws Exception {
        byte[] tooLong = new byte[FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH];
        String which = "a request with a timeout, whose body is too long";
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(new PartialWriteChannel(1000, connection.watched()))) {
            var refused = new AtomicReference<CompletableFuture<byte[]>>();
            Throwable thrown = connection.promptly(
                    "the end of " + which,
                    () -> catchThrowable(() -> refused.set(client.request(tooLong, Waiting.LIMIT.multipliedBy(2)))));
            assertThat(thrown)
                    .as("the exception instead of a future, of %s", which)
                    .isNull();
            assertThat(connection.failureOf("the failure of " + which, refused.get()))
                    .as("the failure of %s", which)
                    .isInstanceOf(IllegalArgumentException.class);
            ConcurrentRequests.assertFramesDoNotMix(
                    ", by requests with a timeout",
                    body -> client.request(body, Waiting.LIMIT.multipliedBy(2)),
                    connection);
        }
    }
}
