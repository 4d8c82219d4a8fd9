package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("3.6 Request and response")
class Ex3_6_RequestResponseTest {

    @Test
    @DisplayName("responses that arrive out of order complete the futures of their requests")
    void outOfOrder() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.channel());

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
            second.respond(connection, "TWO");

            assertResponse("ONE", connection, one);
            assertResponse("TWO", connection, two);
            assertResponse("THREE", connection, three);
        }
    }

    private static CompletableFuture<byte[]> send(String body, RequestClient client, LoopbackConnection connection)
            throws Exception {
        return connection.promptly(
                "request(\"" + body + "\") to return, before its response arrives",
                () -> client.request(body.getBytes(UTF_8)));
    }

    private static void assertResponse(String expected, LoopbackConnection connection, CompletableFuture<byte[]> future)
            throws Exception {
        assertResponse(expected, "", connection, future);
    }

    private static void assertResponse(
            String expected, String when, LoopbackConnection connection, CompletableFuture<byte[]> future)
            throws Exception {
        String what = "the response \"" + expected + "\"" + when;
        assertThat(LoopbackConnection.text(connection.resultOf(what, future)))
                .as(what)
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("a response that arrives at once completes its future")
    void immediateResponse() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(new ImmediateResponseChannel("quick", "QUICK", connection));

            CompletableFuture<byte[]> quick = send("quick", client, connection);

            assertResponse("QUICK", ", which was read before the write of its request returned", connection, quick);
        }
    }

    @Test
    @DisplayName("a body that is too long for a frame fails its future, and the next request is sent")
    void tooLong() throws Exception {
        byte[] body = new byte[FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH - Long.BYTES + 1];
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.channel());

            CompletableFuture<byte[]> refused = connection.promptly(
                    "the future of a request whose body is too long for a frame", () -> client.request(body));

            assertThat(connection.failureOf("the failure of a request whose body is too long for a frame", refused))
                    .as("the failure of a request whose body is too long for a frame")
                    .isInstanceOf(IllegalArgumentException.class);
            CompletableFuture<byte[]> next = send("next", client, connection);
            ReceivedRequest.next(connection).respond(connection, "NEXT");
            assertResponse("NEXT", connection, next);
        }
    }

    @Test
    @DisplayName("many threads send requests at the same time, and their frames do not mix")
    void manyAtOnce() throws Exception {
        int bytes = 100_000;
        Map<String, CompletableFuture<byte[]>> futures = new LinkedHashMap<>();
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            // Each frame takes many writes.
            RequestClient client = RequestClient.start(new PartialWriteChannel(1000, connection.channel()));
            for (String letter : "abcdefgh".split("")) {
                futures.put(letter, sendInBackground(client, letter.repeat(bytes), connection));
            }

            for (int i = 0; i < futures.size(); i++) {
                ReceivedRequest request = ReceivedRequest.next(connection);
                assertThat(request.length())
                        .as("the length of a frame with an id and %d bytes", bytes)
                        .isEqualTo(Long.BYTES + bytes);
                String letter = request.text().substring(0, 1);
                assertThat(request.text().replace(letter, "").length())
                        .as("bytes of other frames inside a frame whose body was sent as %d times %s", bytes, letter)
                        .isZero();
                request.respond(connection, letter);
            }

            for (String letter : futures.keySet()) {
                assertResponse(letter, connection, futures.get(letter));
            }
        }
    }

    private static CompletableFuture<byte[]> sendInBackground(
            RequestClient client, String body, LoopbackConnection connection) {
        CompletableFuture<byte[]> future = new CompletableFuture<>();
        connection.inBackground(() -> client.request(body.getBytes(UTF_8)).whenComplete((bytes, failure) -> {
            if (failure == null) {
                future.complete(bytes);
            } else {
                future.completeExceptionally(failure);
            }
        }));
        return future;
    }
}
