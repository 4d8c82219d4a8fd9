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
    @DisplayName("answers out of order find their callers")
    void outOfOrder() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.channel());

            CompletableFuture<byte[]> one = ask("one", client, connection);
            CompletableFuture<byte[]> two = ask("two", client, connection);
            CompletableFuture<byte[]> three = ask("three", client, connection);
            ReceivedRequest first = ReceivedRequest.next(connection);
            ReceivedRequest second = ReceivedRequest.next(connection);
            ReceivedRequest third = ReceivedRequest.next(connection);
            assertThat(List.of(first.text(), second.text(), third.text()))
                    .as("the requests as the server sees them")
                    .containsExactly("one", "two", "three");

            third.answer(connection, "THREE");
            first.answer(connection, "ONE");
            second.answer(connection, "TWO");

            assertAnswer("ONE", connection, one);
            assertAnswer("TWO", connection, two);
            assertAnswer("THREE", connection, three);
        }
    }

    private static CompletableFuture<byte[]> ask(String body, RequestClient client, LoopbackConnection connection)
            throws Exception {
        return connection.promptly(
                "request(\"" + body + "\") to return, before its answer comes",
                () -> client.request(body.getBytes(UTF_8)));
    }

    private static void assertAnswer(String expected, LoopbackConnection connection, CompletableFuture<byte[]> answer)
            throws Exception {
        assertAnswer(expected, "", connection, answer);
    }

    private static void assertAnswer(
            String expected, String when, LoopbackConnection connection, CompletableFuture<byte[]> answer)
            throws Exception {
        String what = "the answer \"" + expected + "\"" + when;
        assertThat(LoopbackConnection.text(connection.resultOf(what, answer)))
                .as(what)
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("an answer finds its caller, however quick it is")
    void quickAnswer() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(new ImmediateResponseChannel("quick", "QUICK", connection));

            CompletableFuture<byte[]> quick = ask("quick", client, connection);

            assertAnswer("QUICK", ", which was read before the write of its request returned", connection, quick);
        }
    }

    @Test
    @DisplayName("a body that is too long for a frame fails in its future, and the next request is sent")
    void tooLong() throws Exception {
        byte[] body = new byte[FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH - Long.BYTES + 1];
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.channel());

            CompletableFuture<byte[]> refused = connection.promptly(
                    "the future of a request whose body is too long for a frame", () -> client.request(body));

            assertThat(connection.failureOf("the failure of a request whose body is too long for a frame", refused))
                    .as("the failure of a request whose body is too long for a frame")
                    .isInstanceOf(IllegalArgumentException.class);
            CompletableFuture<byte[]> next = ask("next", client, connection);
            ReceivedRequest.next(connection).answer(connection, "NEXT");
            assertAnswer("NEXT", connection, next);
        }
    }

    @Test
    @DisplayName("many threads ask at once, and their frames do not mix")
    void manyAtOnce() throws Exception {
        int bytes = 100_000;
        Map<String, CompletableFuture<byte[]>> answers = new LinkedHashMap<>();
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            // Each frame leaves in many writes.
            RequestClient client = RequestClient.start(new PartialWriteChannel(1000, connection.channel()));
            for (String letter : "abcdefgh".split("")) {
                answers.put(letter, askInBackground(client, letter.repeat(bytes), connection));
            }

            for (int i = 0; i < answers.size(); i++) {
                ReceivedRequest request = ReceivedRequest.next(connection);
                assertThat(request.length())
                        .as("the length of a frame with an id and %d bytes", bytes)
                        .isEqualTo(Long.BYTES + bytes);
                String letter = request.text().substring(0, 1);
                assertThat(request.text().replace(letter, "").length())
                        .as("bytes of other frames in one whose body was sent as %d times %s", bytes, letter)
                        .isZero();
                request.answer(connection, letter);
            }

            for (String letter : answers.keySet()) {
                assertAnswer(letter, connection, answers.get(letter));
            }
        }
    }

    private static CompletableFuture<byte[]> askInBackground(
            RequestClient client, String body, LoopbackConnection connection) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        connection.inBackground(() -> client.request(body.getBytes(UTF_8)).whenComplete((bytes, failure) -> {
            if (failure == null) {
                answer.complete(bytes);
            } else {
                answer.completeExceptionally(failure);
            }
        }));
        return answer;
    }
}
