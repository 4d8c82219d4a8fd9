package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the reference solution promises beyond the exercise: whatever fails, no request stays pending. */
@DisplayName("RequestClient: faults")
@Timeout(10)
class RequestClientFaultsTest {

    private static final byte[] BODY = "hi".getBytes(UTF_8);

    @Test
    @DisplayName("whatever ends the reader fails the pending requests, and closes the connection")
    void readerFails() throws Exception {
        assertReaderFails(new IllegalStateException("a bug"));
        assertReaderFails(new OutOfMemoryError("no memory for a response"));
    }

    private static void assertReaderFails(Throwable fault) throws Exception {
        var sent = new CountDownLatch(1);
        var channel = new FaultyChannel() {
            @Override
            public int read(ByteBuffer target) {
                await(sent);
                throw RequestClientFaultsTest.<RuntimeException>unchecked(fault);
            }
        };
        try (RequestClient client = RequestClient.start(channel)) {
            CompletableFuture<byte[]> pending = client.request(BODY);
            sent.countDown();
            assertThat(failureOf(pending))
                    .as("the failure when the reader fails by %s", fault)
                    .hasRootCause(fault);
            assertThat(channel.isOpen()).as("the channel is open afterwards").isFalse();
        }
    }

    @Test
    @DisplayName("a failed write ends the connection: the peer would read the next frame as the rest of this one")
    void writeFails() throws Exception {
        assertWriteFails(new IOException("broken"));
        assertWriteFails(new OutOfMemoryError("no memory for a buffer"));
    }

    private static void assertWriteFails(Throwable fault) throws Exception {
        var channel = new FaultyChannel() {
            private int freeSpace = 30;

            @Override
            public int write(ByteBuffer source) {
                int length = Math.min(freeSpace, source.remaining());
                if (length == 0) {
                    throw RequestClientFaultsTest.<RuntimeException>unchecked(fault);
                }
                source.position(source.position() + length);
                freeSpace -= length;
                return length;
            }
        };
        try (RequestClient client = RequestClient.start(channel)) {
            CompletableFuture<byte[]> first = client.request(BODY);
            CompletableFuture<byte[]> second = client.request(new byte[100]);
            // Its cause is the failed write, or the end of the stream if the reader notices first that the channel was
            // closed.
            assertThat(failureOf(second))
                    .as("the failure of the request that %s cut", fault)
                    .isInstanceOf(IOException.class);
            assertThat(failureOf(first)).as("the failure of the request before").isInstanceOf(IOException.class);
            assertThat(channel.isOpen()).as("the channel is open afterwards").isFalse();
        }
    }

    @Test
    @DisplayName("if the thread that writes cannot be started, only that request fails, and the next one is sent")
    void writerDoesNotStart() throws Exception {
        var fault = new OutOfMemoryError("no memory for a thread");
        // A new thread inherits its value, and so the start of each thread fails while it has one.
        var inherited = new InheritableThreadLocal<String>() {
            @Override
            protected String childValue(String value) {
                throw fault;
            }
        };
        try (RequestClient client = RequestClient.start(new FaultyChannel())) {
            inherited.set("a value");
            CompletableFuture<byte[]> first = client.request(BODY);
            inherited.remove();
            assertThat(failureOf(first))
                    .as("the failure of a request whose writer did not start")
                    .isSameAs(fault);

            assertThat(client.request(BODY))
                    .as("the next request, which waits for its response")
                    .isNotDone();
        }
    }

    private static void await(CountDownLatch event) {
        try {
            event.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable fault) throws T {
        throw (T) fault;
    }

    @Test
    @DisplayName("a channel whose close throws the exception that ended its read leaves no request pending")
    void closeFailsAlike() throws Exception {
        var same = new IOException("always the same");
        var sent = new CountDownLatch(1);
        var channel = new FaultyChannel() {
            @Override
            public int read(ByteBuffer target) throws IOException {
                await(sent);
                throw same;
            }

            @Override
            public void close() throws IOException {
                super.close();
                throw same;
            }
        };
        try (RequestClient client = RequestClient.start(channel)) {
            CompletableFuture<byte[]> pending = client.request(BODY);
            sent.countDown();
            assertThat(failureOf(pending))
                    .as("the failure when read and close throw the same exception")
                    .hasRootCause(same);
        }
    }

    @Test
    @DisplayName("a failed write runs no function of a caller: the function could wait for this writer")
    void functionsAfterFailedWrite() throws Exception {
        var end = new CountDownLatch(1);
        var channel = new FaultyChannel() {
            private int free = Integer.BYTES + Long.BYTES + BODY.length;

            @Override
            public int read(ByteBuffer target) {
                // The reader notices the end of the connection late.
                await(end);
                return -1;
            }

            @Override
            public int write(ByteBuffer source) throws IOException {
                free -= source.remaining();
                if (free < 0) {
                    throw new IOException("broken");
                }
                return super.write(source);
            }
        };
        try (RequestClient client = RequestClient.start(channel)) {
            CompletableFuture<byte[]> again = client.request(BODY)
                    .handle((bytes, failure) -> client.request(BODY))
                    .thenCompose(sent -> sent);
            CompletableFuture<byte[]> second =
                    CompletableFuture.supplyAsync(() -> client.request(BODY)).thenCompose(sent -> sent);
            assertThat(failureOf(second)).as("the failure of the write").isInstanceOf(IOException.class);
            assertThat(channel.isOpen()).as("the channel is open afterwards").isFalse();
            assertThat(again)
                    .as("a request that is sent when the first one fails")
                    .isNotDone();
            end.countDown();
            assertThat(failureOf(again))
                    .as("the failure of the request that was sent when the first one failed")
                    .isInstanceOf(IOException.class);
        } finally {
            end.countDown();
        }
    }

    @Test
    @DisplayName("a channel whose close throws an unchecked exception leaves no request pending")
    void closeFails() throws Exception {
        var fault = new IllegalStateException("a bug in close");
        var channel = new FaultyChannel() {
            @Override
            public void close() throws IOException {
                super.close();
                throw fault;
            }
        };
        RequestClient client = RequestClient.start(channel);
        CompletableFuture<byte[]> pending = client.request(BODY);
        client.close();
        assertThat(failureOf(pending).getCause())
                .as("the reason for the failure of a request that was pending at close")
                .satisfies(reason -> assertThat(reason.getSuppressed()).hasSize(1))
                .satisfies(reason -> assertThat(reason.getSuppressed()[0]).hasCause(fault));
    }

    static Throwable failureOf(CompletableFuture<byte[]> future) throws Exception {
        try {
            future.get(5, TimeUnit.SECONDS);
            throw new AssertionError("the future succeeded, where a failure was expected");
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
