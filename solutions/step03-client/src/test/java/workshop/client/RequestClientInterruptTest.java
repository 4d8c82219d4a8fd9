package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reference solution promises beyond the exercise: an interrupt fails only the request of its thread. */
@DisplayName("RequestClient: interrupts")
@Timeout(20)
class RequestClientInterruptTest {

    /** Much larger than the buffers of both kernels. */
    private static final byte[] LARGE = new byte[FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH - Long.BYTES];

    private static final int SMALL_BUFFER = 8 * 1024;

    private Socket peer;
    private DataInputStream in;
    private DataOutputStream out;
    private RequestClient client;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocket listener = new ServerSocket()) {
            listener.setReceiveBufferSize(SMALL_BUFFER);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SocketChannel channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SMALL_BUFFER);
            channel.connect(listener.getLocalSocketAddress());
            peer = listener.accept();
            peer.setSoTimeout(5000);
            in = new DataInputStream(peer.getInputStream());
            out = new DataOutputStream(peer.getOutputStream());
            client = RequestClient.start(channel);
        }
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        peer.close();
    }

    @ParameterizedTest(name = "virtual: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("before the request: the request is not sent, and the connection stays open")
    void before(boolean virtual) throws Exception {
        FutureTask<CompletableFuture<byte[]>> sending = new FutureTask<>(() -> {
            Thread.currentThread().interrupt();
            CompletableFuture<byte[]> future = client.request("never".getBytes(UTF_8));
            assertStillInterrupted();
            return future;
        });
        start(virtual, sending);

        assertInterrupted(sending);
        assertConnectionWorks();
    }

    @ParameterizedTest(name = "virtual: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("during the write: the whole frame is sent, and the connection stays open")
    void duringTheWrite(boolean virtual) throws Exception {
        FutureTask<CompletableFuture<byte[]>> sending = new FutureTask<>(sendLarge());
        Thread thread = start(virtual, sending);
        int length = in.readInt();

        thread.interrupt();

        assertInterrupted(sending);
        in.readNBytes(length);
        assertConnectionWorks();
    }

    @ParameterizedTest(name = "virtual: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("while another frame is sent: the request is not sent, and the connection stays open")
    void waitingForThePermit(boolean virtual) throws Exception {
        FutureTask<CompletableFuture<byte[]>> first = new FutureTask<>(() -> client.request(LARGE));
        start(virtual, first);
        int length = in.readInt();
        FutureTask<CompletableFuture<byte[]>> second = new FutureTask<>(sendLarge());
        Thread thread = start(virtual, second);

        thread.interrupt();

        assertInterrupted(second);
        assertThat(first.isDone()).as("the first request was sent").isFalse();
        long id = in.readLong();
        in.readNBytes(length - Long.BYTES);
        respond(id, "FIRST");
        assertThat(text(first.get(5, TimeUnit.SECONDS)))
                .as("the response to the first request")
                .isEqualTo("FIRST");
        assertConnectionWorks();
    }

    @Test
    @DisplayName("closing the client ends the write in progress, and the wait for the write permit")
    void closedMeanwhile() throws Exception {
        FutureTask<CompletableFuture<byte[]>> writing = new FutureTask<>(() -> client.request(LARGE));
        start(false, writing);
        in.readInt();
        FutureTask<CompletableFuture<byte[]>> waitingForPermit = new FutureTask<>(() -> client.request(LARGE));
        start(false, waitingForPermit);

        client.close();

        for (FutureTask<CompletableFuture<byte[]>> sending : List.of(writing, waitingForPermit)) {
            assertThat(RequestClientFaultsTest.failureOf(sending.get(5, TimeUnit.SECONDS)))
                    .as("the failure of a request that was not sent when the client was closed")
                    .isInstanceOf(IOException.class);
        }
    }

    private static Thread start(boolean virtual, Runnable task) {
        return virtual
                ? Thread.startVirtualThread(task)
                : Thread.ofPlatform().daemon().start(task);
    }

    private Callable<CompletableFuture<byte[]>> sendLarge() {
        return () -> {
            CompletableFuture<byte[]> future = client.request(LARGE);
            assertStillInterrupted();
            return future;
        };
    }

    private static void assertStillInterrupted() {
        assertThat(Thread.currentThread().isInterrupted())
                .as("the thread is still interrupted")
                .isTrue();
    }

    private static void assertInterrupted(FutureTask<CompletableFuture<byte[]>> sending) throws Exception {
        assertThat(RequestClientFaultsTest.failureOf(sending.get(5, TimeUnit.SECONDS)))
                .as("the failure of the request whose thread was interrupted")
                .isInstanceOf(InterruptedIOException.class);
    }

    /** The next request is the next frame that the server reads. */
    private void assertConnectionWorks() throws Exception {
        CompletableFuture<byte[]> next = client.request("next".getBytes(UTF_8));
        int length = in.readInt();
        long id = in.readLong();
        assertThat(new String(in.readNBytes(length - Long.BYTES), UTF_8))
                .as("the next request that the server received")
                .isEqualTo("next");
        respond(id, "NEXT");
        assertThat(text(next)).as("the response to the next request").isEqualTo("NEXT");
    }

    private void respond(long id, String body) throws IOException {
        out.writeInt(Long.BYTES + body.length());
        out.writeLong(id);
        out.writeBytes(body);
    }

    private static String text(CompletableFuture<byte[]> future) throws Exception {
        return new String(future.get(5, TimeUnit.SECONDS), UTF_8);
    }
}
