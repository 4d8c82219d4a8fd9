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
        assertEnds("the read fails", new FaultyConnection() {
            @Override
            public int read(ByteBuffer target) {
                throw fault;
            }
        });
        assertEnds("the write fails", new FaultyConnection() {
            @Override
            public int write(ByteBuffer source) {
                throw fault;
            }
        });
    }

    /** Tells when it is closed. */
    private static class FaultyConnection extends FaultyChannel {

        final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public void close() throws IOException {
            super.close();
            closed.countDown();
        }
    }

    private static void assertEnds(String when, FaultyConnection channel) throws Exception {
        RequestClient client = RequestClient.start(channel);
        client.request(BODY);
        assertThat(channel.closed.await(5, TimeUnit.SECONDS))
                .as("the channel is closed within 5 seconds, when %s, and no memory is left for an exception", when)
                .isTrue();
    }
}
