package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static workshop.Waiting.waitingFor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("3.7 When no response arrives: when the client is closed")
class Ex3_7_WhenClosedTest {

    @Test
    @Order(1)
    @DisplayName("close ends the connection and the thread that reads, and is idempotent")
    void close() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.watched());
            CompletableFuture<byte[]> pending = client.request("never".getBytes(UTF_8));
            ReceivedRequest.next(connection);

            connection.promptly("close to return, while a request is pending", () -> {
                client.close();
                return null;
            });

            RequestFailures.assertFailed("a request that is pending when the client is closed", connection, pending);
            RequestFailures.assertLaterFails(
                    "a request that is sent after close", connection, client.request("again".getBytes(UTF_8)));
            RequestFailures.assertLaterFails(
                    "a request with a timeout that is sent after close",
                    connection,
                    client.request("again".getBytes(UTF_8), Waiting.LIMIT.multipliedBy(2)));
            int end = waitingFor(
                    "the end of the stream, after the client was closed",
                    () -> connection.in().read());
            assertThat(end)
                    .as("what the server reads after close (-1: the end of the stream)")
                    .isEqualTo(-1);
            Eventually.isTrue(
                    "the thread that reads responses to end",
                    () -> !connection.watched().isReaderAlive());
            assertThatCode(client::close).as("closing twice").doesNotThrowAnyException();
        }
        assertFunctionsMayCancel();
        Eventually.threadsEnd("clients that were closed", () -> {
            try (LoopbackConnection connection = LoopbackConnection.open();
                    RequestClient client = RequestClient.start(connection.watched())) {
                return client.request("never".getBytes(UTF_8), Duration.ofMinutes(1));
            }
        });
    }

    private static void assertFailsWhileFunctionRuns(boolean channelIsClosed) throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.watched());
            CompletableFuture<byte[]> pending = client.request("never".getBytes(UTF_8));
            ReceivedRequest.next(connection);
            CompletableFuture<Void> end = Ex3_6_WaitingWriteTest.keepReaderBusy(client, connection);
            try {
                String when = ", when the client is closed while a function of a future runs";
                if (channelIsClosed) {
                    // Nobody fails the requests before close does: the thread that reads runs the function.
                    connection.channel().close();
                    when += ", and its channel was closed before";
                }
                connection.promptly("close to return" + when, () -> {
                    client.close();
                    return null;
                });
                RequestFailures.assertFailed("a pending request" + when, connection, pending);
                assertThat(connection.channel().isOpen())
                        .as("the channel is still open%s", when)
                        .isFalse();
            } finally {
                end.complete(null);
            }
        }
    }

    /** The function of a request that fails waits until another thread has called the client. */
    private static void assertFunctionsMayWait() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.watched());
            CompletableFuture<byte[]> again = client.request("never".getBytes(UTF_8))
                    .exceptionallyCompose(failure -> CompletableFuture.supplyAsync(
                                    () -> client.request("again".getBytes(UTF_8)),
                                    task -> Thread.ofPlatform().daemon().start(task))
                            .join());
            String when = "when a function of a failed request waits for a request of another thread";
            connection.promptly("close to return, " + when, () -> {
                client.close();
                return null;
            });
            RequestFailures.assertFollowingFails("the request of another thread", connection, again);
        }
    }

    private static void assertSaysWhichEndClosed() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open();
                LoopbackConnection other = LoopbackConnection.open()) {
            GatedChannel channel = new GatedChannel(connection.watched());
            RequestClient client = RequestClient.start(channel);
            CompletableFuture<byte[]> one = client.request("one".getBytes(UTF_8));
            CompletableFuture<byte[]> two = RequestClient.start(other.watched()).request("two".getBytes(UTF_8));
            ReceivedRequest.next(other);
            // The thread that reads does not notice that the channel is closed, and gives no reason of its own.
            channel.shutReads();
            try {
                client.close();
                other.peer().close();
                Throwable atClose = connection.failureOf("the failure of a request, when the client is closed", one);
                Throwable atEnd = other.failureOf("the failure of a request, when the server closes", two);
                assertThat(RequestFailures.reasons(atEnd))
                        .as("the failure of a request when the server closes the connection,"
                                + " compared with that when the client is closed")
                        .isNotEqualTo(RequestFailures.reasons(atClose));
            } finally {
                channel.openReads();
            }
        }
    }

    /** Of each pair of requests, the first one that fails cancels the other. */
    private static void assertFunctionsMayCancel() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.watched());
            List<CompletableFuture<byte[]>> pending = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                pending.add(client.request("never".getBytes(UTF_8)));
            }
            for (int i = 1; i < 10; i += 2) {
                CompletableFuture<byte[]> next = pending.get(i);
                pending.get(i - 1).whenComplete((bytes, failure) -> next.cancel(true));
            }
            String when = "when requests that fail cancel others";
            connection.promptly("close to return, " + when, () -> {
                client.close();
                return null;
            });
            for (CompletableFuture<byte[]> future : pending) {
                connection.failureOf("the end of a request, " + when, future);
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("close returns while a request waits to be written, and when a function of a future calls it")
    void closeReturns() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.watched());
            CompletableFuture<byte[]> one = client.request("one".getBytes(UTF_8));
            CompletableFuture<Void> closed = one.thenRun(client::close);
            ReceivedRequest.next(connection).respond(connection, "ONE");
            connection.resultOf("close to return, when a function of a future calls it", closed);
        }
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            GatedChannel channel = new GatedChannel(connection.watched());
            RequestClient client = RequestClient.start(channel);
            channel.shut();
            var waiting = new FutureTask<>(() -> client.request("two".getBytes(UTF_8)));
            Thread.ofPlatform().daemon().start(waiting);
            try {
                channel.awaitWrite();
                connection.promptly("close to return, while a request waits to be written", () -> {
                    client.close();
                    return null;
                });
                CompletableFuture<byte[]> two = waitingFor(
                        "request to return, after the client was closed",
                        () -> waiting.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
                RequestFailures.assertLaterFails(
                        "a request that was not written when the client was closed", connection, two);
            } finally {
                channel.open();
            }
        }
        assertFunctionsMayWait();
        assertFailsWhileFunctionRuns(false);
        assertFailsWhileFunctionRuns(true);
        assertSaysWhichEndClosed();
    }
}
