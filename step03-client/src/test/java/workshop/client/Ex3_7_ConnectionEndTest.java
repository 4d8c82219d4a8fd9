package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("3.7 When no response arrives: the end of the connection")
class Ex3_7_ConnectionEndTest {

    @Test
    @Order(1)
    @DisplayName("no request stays pending when the connection ends, whatever ends it")
    void connectionLost() throws Exception {
        assertAllRequestsFail(
                "the server closes the connection",
                (connection, client) -> connection.peer().close());
        for (int bytes : new int[] {2, 6}) {
            assertAllRequestsFail(
                    "the stream ends after %d bytes of a frame".formatted(bytes), (connection, client) -> {
                        connection.out().write(new byte[] {0, 0, 0, 9, 0, 0}, 0, bytes);
                        connection.peer().close();
                    });
        }
        assertAllRequestsFail("the server resets the connection", (connection, client) -> connection.reset());
        assertAllRequestsFail(
                "a frame announces -1 bytes",
                (connection, client) -> connection.out().writeInt(-1));
        for (int length : new int[] {7, 0}) {
            String response = "a response of %d bytes arrives, too short for an id".formatted(length);
            assertAllRequestsFail(response, (connection, client) -> {
                connection.out().writeInt(length);
                connection.out().write(new byte[length]);
            });
        }
        // In this case the exception that ends the read has no message.
        assertAllRequestsFail(
                "the channel is closed while it is read",
                (connection, client) -> connection.channel().close());
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient.start(connection.watched());
            connection.peer().close();
            assertChannelIsClosed("the server closes the connection, and no request is pending", connection);
        }
        RequestFailures.assertCompleteAfterInterrupt();
    }

    private static void assertChannelIsClosed(String event, LoopbackConnection connection) throws Exception {
        Eventually.isTrue(
                "the client to close the channel, when " + event,
                () -> !connection.channel().isOpen());
    }

    @Test
    @Order(2)
    @DisplayName("the failure of a pending request gives the reason for which the connection was lost")
    void reason() throws Exception {
        assertGivesReason("when connectionLost(\"the cable was cut\") is called", channel -> {});
        assertGivesReason("when the close of the channel throws", GatedChannel::failToClose);
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            CompletableFuture<byte[]> pending =
                    RequestClient.start(connection.watched()).request("one".getBytes(UTF_8));
            connection.out().writeInt(-1);
            assertNames("-1", "when a frame announces -1 bytes", connection, pending);
        }
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            CompletableFuture<byte[]> pending =
                    RequestClient.start(connection.watched()).request("one".getBytes(UTF_8));
            connection.out().writeInt(987);
            connection.peer().shutdownOutput();
            assertNames("987", "when the stream ends, and 987 bytes of a frame are missing", connection, pending);
        }
    }

    private static void assertNames(
            String number, String when, LoopbackConnection connection, CompletableFuture<byte[]> pending)
            throws Exception {
        Throwable failure = connection.failureOf("the failure of a request, " + when, pending);
        assertThat(RequestFailures.reasons(failure).toString())
                .as("the failure of a request, and its causes, %s", when)
                .contains(number);
    }

    private static void assertGivesReason(String when, Consumer<GatedChannel> preparation) throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            GatedChannel channel = new GatedChannel(connection.watched());
            RequestClient client = RequestClient.start(channel);
            CompletableFuture<byte[]> pending = client.request("one".getBytes(UTF_8));
            // The thread that reads does not notice that the channel is closed, and gives no reason of its own.
            channel.shutReads();
            preparation.accept(channel);
            try {
                // After it has failed the requests, it may throw what close threw.
                catchThrowable(() -> client.connectionLost(new IOException("the cable was cut")));

                assertThat(connection.failureOf("the failure of a pending request, " + when, pending))
                        .as("the failure of a pending request, %s", when)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("the cable was cut");
            } finally {
                channel.openReads();
            }
        }
    }

    private static void assertAllRequestsFail(String event, Event end) throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.watched())) {
            CompletableFuture<byte[]> one = client.request("one".getBytes(UTF_8));
            CompletableFuture<byte[]> two = client.request("two".getBytes(UTF_8), Waiting.LIMIT.multipliedBy(2));
            ReceivedRequest.next(connection);
            ReceivedRequest.next(connection);

            end.happens(connection, client);

            RequestFailures.assertFailed("the first request, when " + event, connection, one);
            RequestFailures.assertFailed("the second request, when " + event, connection, two);
            assertChannelIsClosed(event, connection);
            RequestFailures.assertLaterFails(
                    "a later request, when " + event, connection, client.request("three".getBytes(UTF_8)));
            connection.promptly(
                    "request to return, after the write of another one has failed, when " + event,
                    () -> client.request("four".getBytes(UTF_8)));
        }
    }

    /** Something that ends a connection. */
    @FunctionalInterface
    private interface Event {
        void happens(LoopbackConnection connection, RequestClient client) throws IOException;
    }

    @Test
    @Order(3)
    @DisplayName("responses that arrived before the end of the connection complete their futures")
    void responsesBeforeTheEnd() throws Exception {
        int count = 40;
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            GatedChannel channel = new GatedChannel(connection.watched());
            RequestClient client = RequestClient.start(channel);
            List<CompletableFuture<byte[]>> futures = new ArrayList<>();
            List<ReceivedRequest> received = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                CompletableFuture<byte[]> future = client.request("request".getBytes(UTF_8));
                future.thenRun(Ex3_7_ConnectionEndTest::workForTwoMilliseconds);
                futures.add(future);
                received.add(ReceivedRequest.next(connection));
            }

            var responses = new ByteArrayOutputStream();
            for (ReceivedRequest request : received) {
                request.respond(new DataOutputStream(responses), "RESPONSE");
            }
            // All of them are there before the first one is read, and the end right behind them.
            channel.shutReads();
            responses.writeTo(connection.out());
            connection.peer().close();
            channel.openReads();

            for (CompletableFuture<byte[]> future : futures) {
                connection.resultOf(
                        "one of " + count + " responses, after which the server closed the connection", future);
            }
        }
    }

    private static void workForTwoMilliseconds() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < 2_000_000) {
            Thread.onSpinWait();
        }
    }

    @Test
    @Order(4)
    @DisplayName("a request that is sent while others fail, because the connection is lost, fails as well")
    void sentWhileOthersFail() throws Exception {
        int times = 100;
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.watched())) {
            CompletableFuture<byte[]> last = client.request("first".getBytes(UTF_8));
            for (int i = 0; i < times; i++) {
                last = last.exceptionallyCompose(failure -> client.request("again".getBytes(UTF_8)));
            }

            // After this the client closes the connection, though it could still write to it.
            connection.out().writeInt(-1);

            RequestFailures.assertFollowingFails(
                    "the last of " + times + " requests, each sent when the previous one had failed", connection, last);
        }
        assertFailsIfSentBeforeClose();
    }

    private static void assertFailsIfSentBeforeClose() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            GatedChannel channel = new GatedChannel(connection.watched());
            RequestClient client = RequestClient.start(channel);
            CompletableFuture<byte[]> late = new CompletableFuture<>();
            channel.beforeClose(() -> client.request("late".getBytes(UTF_8)).exceptionally(failure -> {
                late.completeExceptionally(failure);
                return null;
            }));

            connection.out().writeInt(-1);

            RequestFailures.assertLaterFails(
                    "a request that is sent just before the client closes the channel", connection, late);
        }
    }

    @Test
    @Order(5)
    @DisplayName("a request whose write fails, while another one is pending, fails")
    void writeFails() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open();
                RequestClient client = RequestClient.start(connection.watched())) {
            CompletableFuture<byte[]> one = client.request("one".getBytes(UTF_8));
            CompletableFuture<byte[]> again =
                    one.exceptionallyCompose(failure -> client.request("again".getBytes(UTF_8)));
            ReceivedRequest.next(connection);
            CompletableFuture<Void> end = Ex3_6_WaitingWriteTest.keepReaderBusy(client, connection);
            // From now on each write fails.
            connection.channel().shutdownOutput();
            try {
                CompletableFuture<byte[]> two = connection.promptly(
                        "request to return, when its write fails", () -> client.request("two".getBytes(UTF_8)));
                RequestFailures.assertLaterFails("a request whose write fails", connection, two);
            } finally {
                end.complete(null);
            }
            connection.peer().close();
            RequestFailures.assertEnds(
                    "the first request, after the write of the second one has failed", connection, one);
            RequestFailures.assertFollowingFails("a request that is sent when another one fails", connection, again);
        }
    }
}
