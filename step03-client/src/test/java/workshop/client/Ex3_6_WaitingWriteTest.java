package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workshop.Waiting;

@DisplayName("3.6 Request and response: a write that waits, and a request that is complete")
class Ex3_6_WaitingWriteTest {

    @Test
    @Order(1)
    @DisplayName("while a request waits to be written, request does not return, and responses still arrive")
    void waitingWrite() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            GatedChannel channel = new GatedChannel(connection.watched());
            RequestClient client = RequestClient.start(channel);
            CompletableFuture<byte[]> one = client.request("one".getBytes(UTF_8));
            ReceivedRequest first = ReceivedRequest.next(connection);
            channel.shut();
            FutureTask<CompletableFuture<byte[]>> waiting =
                    new FutureTask<>(() -> client.request("two".getBytes(UTF_8)));
            Thread.ofPlatform().daemon().start(waiting);
            try {
                channel.awaitWrite();
                first.respond(connection, "ONE");

                String what = "the response \"ONE\", while another request waits to be written";
                assertThat(LoopbackConnection.text(connection.resultOf(what, one)))
                        .as(what)
                        .isEqualTo("ONE");
                assertThat(catchThrowable(() -> waiting.get(100, TimeUnit.MILLISECONDS)))
                        .as("waiting for request(\"two\") to return, before the connection has taken the request")
                        .isInstanceOf(TimeoutException.class);
            } finally {
                channel.open();
            }
            ReceivedRequest.next(connection).respond(connection, "TWO");
            CompletableFuture<byte[]> two = waitingFor(
                    "request(\"two\") to return", () -> waiting.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
            assertThat(LoopbackConnection.text(connection.resultOf("the response \"TWO\"", two)))
                    .as("the response \"TWO\"")
                    .isEqualTo("TWO");
        }
    }

    @Test
    @Order(2)
    @DisplayName("while a function of a future runs, other threads send requests")
    void functionRuns() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.watched());
            CompletableFuture<Void> end = keepReaderBusy(client, connection);
            try {
                connection.promptly("100 requests to return, while a function of another request's future runs", () -> {
                    for (int i = 0; i < 100; i++) {
                        client.request("more".getBytes(UTF_8));
                    }
                    return null;
                });
            } finally {
                end.complete(null);
            }
        }
    }

    /** Lets the thread that reads run a function, until the future that this method returns is complete. */
    static CompletableFuture<Void> keepReaderBusy(RequestClient client, LoopbackConnection connection)
            throws Exception {
        CompletableFuture<Void> busy = new CompletableFuture<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        client.request("busy".getBytes(UTF_8))
                .thenRun(() -> busy.complete(null))
                .thenRun(end::join);
        ReceivedRequest.next(connection).respond(connection, "BUSY");
        connection.resultOf("a function of a future to run", busy);
        return end;
    }

    @Test
    @Order(3)
    @DisplayName("a request whose write fails, fails with an IOException")
    void writeFails() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            GatedChannel channel = new GatedChannel(connection.watched());
            RequestClient client = RequestClient.start(channel);
            channel.breakWrites();
            String which = "the request \"one\", whose write fails";
            CompletableFuture<byte[]> future =
                    connection.promptly(which + ", to return", () -> client.request("one".getBytes(UTF_8)));
            assertThat(connection.failureOf("the failure of " + which, future))
                    .as("the failure of %s", which)
                    .isInstanceOf(IOException.class);
            connection.promptly(
                    "request(\"next\") to return, before its response arrives",
                    () -> client.request("next".getBytes(UTF_8)));
        }
    }

    @Test
    @Order(4)
    // On a busy machine, each garbage collection may take a second.
    @Timeout(30)
    @DisplayName("the client keeps nothing of a request whose future is complete")
    void nothingKept() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            RequestClient client = RequestClient.start(connection.watched());
            for (Map.Entry<String, WeakReference<?>> request :
                    completeRequests(client, connection).entrySet()) {
                Eventually.isForgotten(request.getKey(), request.getValue());
            }
            Eventually.nothingIsKept("that were answered", client, () -> answered(client, connection));
            AtomicLong otherId = new AtomicLong(0x7777_0000_0000_0000L);
            Eventually.nothingIsKept("that it never sent, although responses to them arrive", client, () -> {
                new ReceivedRequest(0, otherId.incrementAndGet(), new byte[0]).respond(connection, "UNKNOWN");
                // When this one is answered, the client has read the other response.
                return answered(client, connection);
            });
            Eventually.nothingIsKept(
                    "that their caller has cancelled",
                    client,
                    () -> client.request("two".getBytes(UTF_8)).cancel(true));
        }
    }

    private static Map<String, WeakReference<?>> completeRequests(RequestClient client, LoopbackConnection connection)
            throws Exception {
        Map<String, WeakReference<?>> complete = new LinkedHashMap<>();

        complete.put("a request that was answered", answered(client, connection));

        CompletableFuture<byte[]> tooLong = client.request(new byte[FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH]);
        connection.failureOf("the failure of a request that is too long", tooLong);
        complete.put("a request that is too long", new WeakReference<>(tooLong));

        CompletableFuture<byte[]> cancelled = client.request("two".getBytes(UTF_8));
        ReceivedRequest.next(connection);
        cancelled.cancel(true);
        complete.put("a request that its caller has cancelled", new WeakReference<>(cancelled));
        CompletableFuture<byte[]> completed = client.request("three".getBytes(UTF_8));
        ReceivedRequest.next(connection);
        completed.complete(new byte[0]);
        complete.put("a request that its caller has completed", new WeakReference<>(completed));
        CompletableFuture<byte[]> failed = client.request("four".getBytes(UTF_8));
        ReceivedRequest.next(connection);
        failed.completeExceptionally(new IOException("the caller waits no longer"));
        complete.put("a request that its caller has failed", new WeakReference<>(failed));
        // One more request: a local variable of the thread that reads may still hold the last future.
        answered(client, connection);
        return complete;
    }

    private static WeakReference<?> answered(RequestClient client, LoopbackConnection connection) throws Exception {
        CompletableFuture<byte[]> future = client.request("one".getBytes(UTF_8));
        ReceivedRequest.next(connection).respond(connection, "ONE");
        connection.resultOf("the response \"ONE\"", future);
        return new WeakReference<>(future);
    }
}
