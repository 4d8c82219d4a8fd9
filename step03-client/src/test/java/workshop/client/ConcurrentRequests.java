package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Requests of many threads at the same time. */
final class ConcurrentRequests {

    private ConcurrentRequests() {}

    /** Sends a request on each of 8 threads, and checks that each frame is whole. */
    static void assertFramesDoNotMix(String when, RequestClient client, LoopbackConnection connection)
            throws Exception {
        assertFramesDoNotMix(when, client::request, connection);
    }

    /** The same with a function that sends the request. */
    static void assertFramesDoNotMix(
            String when, Function<byte[], CompletableFuture<byte[]>> send, LoopbackConnection connection)
            throws Exception {
        int bytes = 100_000;
        Map<String, CompletableFuture<byte[]>> futures = new LinkedHashMap<>();
        // Otherwise the first request may be sent before the last thread starts.
        CompletableFuture<Void> start = new CompletableFuture<>();
        for (String letter : "abcdefgh".split("")) {
            futures.put(letter, sendInBackground(send, letter.repeat(bytes).getBytes(UTF_8), connection, start));
        }
        start.complete(null);
        for (int i = 0; i < futures.size(); i++) {
            ReceivedRequest request =
                    ReceivedRequest.next(connection, "one of 8 requests that are sent at the same time" + when);
            assertThat(request.length())
                    .as("the length of a frame with an id and %d bytes%s", bytes, when)
                    .isEqualTo(Long.BYTES + bytes);
            String letter = request.text().substring(0, 1);
            assertThat(request.text().replace(letter, "").length())
                    .as(
                            "bytes of other frames inside a frame whose body was sent as %d times %s%s",
                            bytes, letter, when)
                    .isZero();
            request.respond(connection, letter);
        }
        for (String letter : futures.keySet()) {
            String what = "the response \"" + letter + "\"" + when;
            assertThat(LoopbackConnection.text(connection.resultOf(what, futures.get(letter))))
                    .as(what)
                    .isEqualTo(letter);
        }
    }

    /** Sends a request on a new thread. */
    static CompletableFuture<byte[]> sendInBackground(
            RequestClient client, byte[] body, LoopbackConnection connection) {
        return sendInBackground(client::request, body, connection, CompletableFuture.completedFuture(null));
    }

    private static CompletableFuture<byte[]> sendInBackground(
            Function<byte[], CompletableFuture<byte[]>> send,
            byte[] body,
            LoopbackConnection connection,
            CompletableFuture<Void> start) {
        CompletableFuture<byte[]> future = new CompletableFuture<>();
        connection.inBackground(() -> {
            start.join();
            send.apply(body).whenComplete((bytes, failure) -> {
                if (failure == null) {
                    future.complete(bytes);
                } else {
                    future.completeExceptionally(failure);
                }
            });
        });
        return future;
    }
}
