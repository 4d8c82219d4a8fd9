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
        try (Wire wire = Wire.open()) {
            RequestClient client = RequestClient.start(wire.channel());

            CompletableFuture<byte[]> one = ask("one", client, wire);
            CompletableFuture<byte[]> two = ask("two", client, wire);
            CompletableFuture<byte[]> three = ask("three", client, wire);
            Request first = Request.next(wire);
            Request second = Request.next(wire);
            Request third = Request.next(wire);
            assertThat(List.of(first.text(), second.text(), third.text()))
                    .as("the requests as the server sees them")
                    .containsExactly("one", "two", "three");

            third.answer(wire, "THREE");
            first.answer(wire, "ONE");
            second.answer(wire, "TWO");

            assertAnswer("ONE", wire, one);
            assertAnswer("TWO", wire, two);
            assertAnswer("THREE", wire, three);
        }
    }

    private static CompletableFuture<byte[]> ask(String body, RequestClient client, Wire wire) throws Exception {
        return wire.promptly(
                "request(\"" + body + "\") to return, before its answer comes",
                () -> client.request(body.getBytes(UTF_8)));
    }

    private static void assertAnswer(String expected, Wire wire, CompletableFuture<byte[]> answer) throws Exception {
        assertAnswer(expected, "", wire, answer);
    }

    private static void assertAnswer(String expected, String when, Wire wire, CompletableFuture<byte[]> answer)
            throws Exception {
        String what = "the answer \"" + expected + "\"" + when;
        assertThat(Wire.text(wire.resultOf(what, answer))).as(what).isEqualTo(expected);
    }

    @Test
    @DisplayName("an answer finds its caller, however quick it is")
    void quickAnswer() throws Exception {
        try (Wire wire = Wire.open()) {
            RequestClient client = RequestClient.start(new QuickAnswer("quick", "QUICK", wire));

            CompletableFuture<byte[]> quick = ask("quick", client, wire);

            assertAnswer("QUICK", ", which was read before the write of its request returned", wire, quick);
        }
    }

    @Test
    @DisplayName("a body that is too long for a frame fails in its future, and the next request is sent")
    void tooLong() throws Exception {
        byte[] body = new byte[FrameReader.DEFAULT_MAX_LENGTH - Long.BYTES + 1];
        try (Wire wire = Wire.open()) {
            RequestClient client = RequestClient.start(wire.channel());

            CompletableFuture<byte[]> refused = wire.promptly(
                    "the future of a request whose body is too long for a frame", () -> client.request(body));

            assertThat(wire.failureOf("the failure of a request whose body is too long for a frame", refused))
                    .as("the failure of a request whose body is too long for a frame")
                    .isInstanceOf(IllegalArgumentException.class);
            CompletableFuture<byte[]> next = ask("next", client, wire);
            Request.next(wire).answer(wire, "NEXT");
            assertAnswer("NEXT", wire, next);
        }
    }

    @Test
    @DisplayName("many threads ask at once, and their frames do not mix")
    void manyAtOnce() throws Exception {
        int bytes = 100_000;
        Map<String, CompletableFuture<byte[]>> answers = new LinkedHashMap<>();
        try (Wire wire = Wire.open()) {
            // Each frame leaves in many writes.
            RequestClient client = RequestClient.start(new SmallWrites(1000, wire.channel()));
            for (String letter : "abcdefgh".split("")) {
                answers.put(letter, askInBackground(client, letter.repeat(bytes), wire));
            }

            for (int i = 0; i < answers.size(); i++) {
                Request request = Request.next(wire);
                assertThat(request.length())
                        .as("the length of a frame with an id and %d bytes", bytes)
                        .isEqualTo(Long.BYTES + bytes);
                String letter = request.text().substring(0, 1);
                assertThat(request.text().replace(letter, "").length())
                        .as("bytes of other frames in one whose body was sent as %d times %s", bytes, letter)
                        .isZero();
                request.answer(wire, letter);
            }

            for (String letter : answers.keySet()) {
                assertAnswer(letter, wire, answers.get(letter));
            }
        }
    }

    private static CompletableFuture<byte[]> askInBackground(RequestClient client, String body, Wire wire) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        wire.inBackground(() -> client.request(body.getBytes(UTF_8)).whenComplete((bytes, failure) -> {
            if (failure == null) {
                answer.complete(bytes);
            } else {
                answer.completeExceptionally(failure);
            }
        }));
        return answer;
    }
}
