package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the reference solution promises beyond the exercise, when a connection ends. */
@DisplayName("RequestClient: the end of a connection")
@Timeout(20)
class RequestClientEndTest {

    private static final byte[] BODY = "hi".getBytes(UTF_8);

    @Test
    @DisplayName("thousands of requests may have a function that closes the client")
    void functionsThatClose() throws Exception {
        RequestClient client = RequestClient.start(new FaultyChannel());
        List<CompletableFuture<byte[]>> functions = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            functions.add(client.request(BODY).whenComplete((bytes, failure) -> client.close()));
        }

        client.close();

        for (CompletableFuture<byte[]> function : functions) {
            assertThat(RequestClientFaultsTest.failureOf(function))
                    .as("the failure of a request whose function closes the client")
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("the first cause is the reason: after a failed write, a pending request says why it failed")
    void firstCause() throws Exception {
        var fault = new IOException("the write failed");
        var channel = new FaultyChannel() {
            private boolean broken;

            @Override
            public int write(ByteBuffer source) throws IOException {
                if (broken) {
                    throw fault;
                }
                broken = true;
                return super.write(source);
            }
        };
        try (RequestClient client = RequestClient.start(channel)) {
            CompletableFuture<byte[]> pending = client.request(BODY);
            client.request(BODY);
            assertThat(RequestClientFaultsTest.failureOf(pending))
                    .as("the failure of a request that was pending when the write of another one failed")
                    .hasRootCause(fault)
                    .hasMessageContaining("the write failed");
        }
    }

    @Test
    @DisplayName("if no memory is left for an exception, the connection ends all the same")
    void noMemoryForAnException() throws Exception {
        var fault = new OutOfMemoryError() {
            @Override
            public String toString() {
                throw this;
            }
        };
        assertEnds(1, "the read fails", new FaultyChannel() {
            @Override
            public int read(ByteBuffer target) {
                throw fault;
            }
        });
        // The failed write also ends the thread that reads.
        assertEnds(2, "the write fails", new FaultyChannel() {
            @Override
            public int write(ByteBuffer source) {
                throw fault;
            }
        });
    }

    private static void assertEnds(int threads, String when, FaultyChannel channel) throws Exception {
        var ended = new CountDownLatch(threads);
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> ended.countDown());
        try {
            RequestClient.start(channel).request(BODY);
            assertThat(ended.await(5, TimeUnit.SECONDS))
                    .as("%d threads end within 5 seconds, when %s", threads, when)
                    .isTrue();
            assertThat(channel.isOpen())
                    .as("the channel is open, when %s and no memory is left for an exception", when)
                    .isFalse();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }
}
