package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("3.6 Request and response: a body that is too long")
class Ex3_6_TooLongRequestTest {

    @Test
    @Order(1)
    @DisplayName("a body that is too long for a frame fails its future, and the next request is sent")
    void tooLong() throws Exception {
        byte[] body = new byte[FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH - Long.BYTES + 1];
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(new PartialWriteChannel(1000, connection.watched()));
            String what = "a request whose body is too long for a frame";
            var refused = new AtomicReference<CompletableFuture<byte[]>>();
            Throwable thrown = connection.promptly(
                    what + " to return a future", () -> catchThrowable(() -> refused.set(client.request(body))));
            assertThat(thrown == null)
                    .as("request returned a future, and did not throw %s, since the body is too long", thrown)
                    .isTrue();
            assertThat(connection.failureOf("the failure of " + what, refused.get()))
                    .as("the failure of %s", what)
                    .isInstanceOf(IllegalArgumentException.class);
            CompletableFuture<byte[]> next = Ex3_6_RequestResponseTest.send("next", client, connection);
            ReceivedRequest.next(connection, "the request \"next\", after one that was too long")
                    .respond(connection, "NEXT");
            Ex3_6_RequestResponseTest.assertResponse("NEXT", "", connection, next);
            // If each of these adds a permit, all of the next requests are written at the same time.
            connection.promptly(
                    what + " again",
                    () -> Stream.generate(() -> client.request(body)).limit(8).toList());
            ConcurrentRequests.assertFramesDoNotMix(", after a request that was too long", client, connection);
        }
    }
}
