package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("3.6 Request and response")
class Ex3_6_RequestResponseTest {

    @Test
    @Order(1)
    @DisplayName("requests that are pending at the same time have different ids")
    void differentIds() throws Exception {
        int count = 300;
        List<CompletableFuture<byte[]>> futures = new ArrayList<>();
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.watched());
            connection.promptly("request(\"one\") to return, before its response arrives", () -> {
                for (int i = 0; i < count; i++) {
                    futures.add(client.request("one".getBytes(UTF_8)));
                }
                return null;
            });
            assertThat(futures.stream().filter(CompletableFuture::isDone).count())
                    .as("futures of %d requests that are complete, before the server has sent a response", count)
                    .isZero();
            Set<Long> ids = new HashSet<>();
            for (int i = 0; i < count; i++) {
                ids.add(ReceivedRequest.next(connection).id());
            }
            assertThat(ids.size() < count)
                    .as("two of %d requests that one thread sends without a pause have the same id", count)
                    .isFalse();
        }
    }

    @Test
    @Order(2)
    @DisplayName("responses that arrive out of order complete the futures of their requests")
    void outOfOrder() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.watched());

            CompletableFuture<byte[]> one = send("one", client, connection);
            CompletableFuture<byte[]> two = send("two", client, connection);
            CompletableFuture<byte[]> three = send("three", client, connection);
            ReceivedRequest first = ReceivedRequest.next(connection);
            ReceivedRequest second = ReceivedRequest.next(connection);
            ReceivedRequest third = ReceivedRequest.next(connection);
            assertThat(List.of(first.text(), second.text(), third.text()))
                    .as("the requests that the server received")
                    .containsExactly("one", "two", "three");

            third.respond(connection, "THREE");
            first.respond(connection, "ONE");
            assertResponse("ONE", connection, one);
            assertResponse("THREE", connection, three);

            CompletableFuture<byte[]> four = send("four", client, connection);
            ReceivedRequest fourth = ReceivedRequest.next(connection);
            assertThat(fourth.id() == second.id())
                    .as("the request \"four\" has the id of the request \"two\", which is still pending")
                    .isFalse();
            fourth.respond(connection, "FOUR");
            second.respond(connection, "TWO");
            assertResponse("FOUR", connection, four);
            assertResponse("TWO", connection, two);
        }
    }

    static CompletableFuture<byte[]> send(String body, RequestClient client, LoopbackConnection connection)
            throws Exception {
        return connection.promptly(
                "request(\"" + body + "\") to return, before its response arrives",
                () -> client.request(body.getBytes(UTF_8)));
    }

    private static void assertResponse(String expected, LoopbackConnection connection, CompletableFuture<byte[]> future)
            throws Exception {
        assertResponse(expected, "", connection, future);
    }

    static void assertResponse(
            String expected, String when, LoopbackConnection connection, CompletableFuture<byte[]> future)
            throws Exception {
        String what = "the response \"" + expected + "\"" + when;
        assertThat(LoopbackConnection.text(connection.resultOf(what, future)))
                .as(what)
                .isEqualTo(expected);
    }

    @Test
    @Order(3)
    @DisplayName("a response that arrives at once completes its future")
    void immediateResponse() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(new ImmediateResponseChannel("quick", "QUICK", connection));

            CompletableFuture<byte[]> quick = send("quick", client, connection);

            assertResponse("QUICK", ", which was read before the write of its request returned", connection, quick);
        }
    }

    @Test
    @Order(4)
    @DisplayName("an empty body, and the longest one, whose bytes are no text")
    void shortestAndLongest() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.watched());
            for (int length : new int[] {0, FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH - Long.BYTES}) {
                byte[] body = new byte[length];
                for (int i = 0; i < length; i++) {
                    body[i] = (byte) i;
                }
                CompletableFuture<byte[]> future = ConcurrentRequests.sendInBackground(client, body, connection);

                ReceivedRequest request =
                        ReceivedRequest.next(connection, "a request with a body of %d bytes".formatted(length));
                assertThat(request.body().length)
                        .as("the length that the server received of a body of %d bytes", length)
                        .isEqualTo(length);
                assertThat(Arrays.mismatch(request.body(), body))
                        .as("the first byte of a request that is wrong (-1: none), where the body is no text")
                        .isEqualTo(-1);
                connection.inBackground(() -> request.respond(connection.out(), body));

                String what = "the response with a body of %d bytes".formatted(length);
                assertThat(Arrays.mismatch(connection.resultOf(what, future), body))
                        .as("the first byte of a response that is wrong (-1: none), where the body is no text")
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    @Order(6)
    @DisplayName("a response whose request is not pending is ignored")
    void notPending() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.watched());
            CompletableFuture<byte[]> one = send("one", client, connection);
            CompletableFuture<byte[]> two = send("two", client, connection);
            ReceivedRequest first = ReceivedRequest.next(connection);
            ReceivedRequest second = ReceivedRequest.next(connection);

            var responses = new ByteArrayOutputStream();
            var out = new DataOutputStream(responses);
            // An id that no request has, and whose last four bytes are those of the first.
            long distance = (second.id() - first.id() == 1L << 32 ? 2L : 1L) << 32;
            new ReceivedRequest(0, first.id() + distance, new byte[0]).respond(out, "UNKNOWN");
            first.respond(out, "ONE");
            first.respond(out, "ONCE MORE");
            second.respond(out, "TWO");
            // When the client reads this one, no request is pending.
            second.respond(out, "TOO LATE");
            responses.writeTo(connection.out());

            assertResponse("ONE", ", after a response whose id no request has", connection, one);
            assertResponse("TWO", ", after a second response to another request", connection, two);

            String when = ", after a response that arrived when no request was pending";
            CompletableFuture<byte[]> next = send("next", client, connection);
            ReceivedRequest.next(connection, "the request \"next\"" + when).respond(connection, "NEXT");
            assertResponse("NEXT", when, connection, next);
        }
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            var channel = new PrefixedChannel(connection.watched());
            CompletableFuture<byte[]> three = send("three", RequestClient.start(channel), connection);
            ReceivedRequest third = ReceivedRequest.next(connection);
            // These are more responses than a stack has room for calls.
            var responses = new ByteArrayOutputStream();
            for (int i = 1; i <= 50_000; i++) {
                new ReceivedRequest(0, third.id() + i, new byte[0]).respond(new DataOutputStream(responses), "UNKNOWN");
            }
            third.respond(connection, "THREE");
            // Only now: if a wrong solution dies of these responses, the test no longer waits for the request.
            channel.receive(responses.toByteArray());
            // On a busy machine, so many responses may take longer than one wait.
            catchThrowable(() -> connection.resultOf("the response \"THREE\"", three));
            assertResponse("THREE", ", after 50000 responses whose id no request has", connection, three);
        }
    }

    @Test
    @Order(5)
    @DisplayName("many threads send requests at the same time, and their frames do not mix")
    void manyAtOnce() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            // Each frame takes many writes.
            RequestClient client = RequestClient.start(new PartialWriteChannel(1000, connection.watched()));
            ConcurrentRequests.assertFramesDoNotMix("", client, connection);

            // Whether these requests are sent, the exercise does not say. If each of them adds a permit, frames mix.
            List<CompletableFuture<byte[]>> interrupted =
                    connection.promptly("8 requests of a thread that is interrupted, to return", () -> {
                        Thread.currentThread().interrupt();
                        return Stream.generate(() -> client.request("interrupted".getBytes(UTF_8)))
                                .limit(8)
                                .toList();
                    });
            CompletableFuture<byte[]> next = send("next", client, connection);
            ReceivedRequest request = ReceivedRequest.next(connection);
            while (request.text().equals("interrupted")) {
                request.respond(connection, "INTERRUPTED");
                request = ReceivedRequest.next(connection);
            }
            request.respond(connection, "NEXT");
            assertResponse("NEXT", ", after requests of a thread that is interrupted", connection, next);
            for (CompletableFuture<byte[]> future : interrupted) {
                connection.failureOf("the end of a request of a thread that is interrupted", future);
            }
            ConcurrentRequests.assertFramesDoNotMix(
                    ", after requests of a thread that is interrupted", client, connection);
        }
    }

    @Test
    @Order(7)
    @DisplayName("the last of many requests gets its response")
    void manyRequests() throws Exception {
        int count = 300;
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.watched());
            CompletableFuture<byte[]> future = null;
            ReceivedRequest last = null;
            for (int i = 0; i < count; i++) {
                future = client.request("more".getBytes(UTF_8));
                last = ReceivedRequest.next(connection);
            }
            last.respond(connection, "LAST");
            assertResponse("LAST", ", to the last of %d requests".formatted(count), connection, future);
        }
    }
}
