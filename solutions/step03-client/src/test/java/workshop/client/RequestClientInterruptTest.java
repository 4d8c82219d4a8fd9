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

/** What the reference promises beyond the exercise: an interrupt ends the request of that thread, and no other. */
@DisplayName("RequestClient: interrupts")
@Timeout(20)
class RequestClientInterruptTest {

    /** Far more than the buffers of both kernels hold. */
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
    @DisplayName("before the request: it is not sent, and the connection lives on")
    void before(boolean virtual) throws Exception {
        FutureTask<CompletableFuture<byte[]>> asking = new FutureTask<>(() -> {
            Thread.currentThread().interrupt();
            CompletableFuture<byte[]> answer = client.request("never".getBytes(UTF_8));
            assertStillInterrupted();
            return answer;
        });
        start(virtual, asking);

        assertInterrupted(asking);
        assertConnectionLivesOn();
    }

    @ParameterizedTest(name = "virtual: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("in the middle of the write: the frame leaves whole, and the connection lives on")
    void inTheMiddle(boolean virtual) throws Exception {
        FutureTask<CompletableFuture<byte[]>> asking = new FutureTask<>(askLarge());
        Thread thread = start(virtual, asking);
        int length = in.readInt();

        thread.interrupt();

        assertInterrupted(asking);
        in.readNBytes(length);
        assertConnectionLivesOn();
    }

    @ParameterizedTest(name = "virtual: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("while another frame leaves: it is not sent, and the connection lives on")
    void waitingForItsTurn(boolean virtual) throws Exception {
        FutureTask<CompletableFuture<byte[]>> first = new FutureTask<>(() -> client.request(LARGE));
        start(virtual, first);
        int length = in.readInt();
        FutureTask<CompletableFuture<byte[]>> second = new FutureTask<>(askLarge());
        Thread thread = start(virtual, second);

        thread.interrupt();

        assertInterrupted(second);
        assertThat(first.isDone()).as("the first request has left").isFalse();
        long id = in.readLong();
        in.readNBytes(length - Long.BYTES);
        answer(id, "FIRST");
        assertThat(text(first.get(5, TimeUnit.SECONDS)))
                .as("the answer to the first request")
                .isEqualTo("FIRST");
        assertConnectionLivesOn();
    }

    @Test
    @DisplayName("closing the client ends the write in progress, and the wait for a turn")
    void closedMeanwhile() throws Exception {
        FutureTask<CompletableFuture<byte[]>> writing = new FutureTask<>(() -> client.request(LARGE));
        start(false, writing);
        in.readInt();
        FutureTask<CompletableFuture<byte[]>> waiting = new FutureTask<>(() -> client.request(LARGE));
        start(false, waiting);

        client.close();

        for (FutureTask<CompletableFuture<byte[]>> asking : List.of(writing, waiting)) {
            assertThat(RequestClientFaultsTest.failureOf(asking.get(5, TimeUnit.SECONDS)))
                    .as("the failure of a request that had not left when the client was closed")
                    .isInstanceOf(IOException.class);
        }
    }

    private static Thread start(boolean virtual, Runnable task) {
        return virtual
                ? Thread.startVirtualThread(task)
                : Thread.ofPlatform().daemon().start(task);
    }

    private Callable<CompletableFuture<byte[]>> askLarge() {
        return () -> {
            CompletableFuture<byte[]> answer = client.request(LARGE);
            assertStillInterrupted();
            return answer;
        };
    }

    private static void assertStillInterrupted() {
        assertThat(Thread.currentThread().isInterrupted())
                .as("the thread is still interrupted")
                .isTrue();
    }

    private static void assertInterrupted(FutureTask<CompletableFuture<byte[]>> asking) throws Exception {
        assertThat(RequestClientFaultsTest.failureOf(asking.get(5, TimeUnit.SECONDS)))
                .as("the failure of the request whose thread was interrupted")
                .isInstanceOf(InterruptedIOException.class);
    }

    /** The next frame is the one that is asked for now. */
    private void assertConnectionLivesOn() throws Exception {
        CompletableFuture<byte[]> next = client.request("next".getBytes(UTF_8));
        int length = in.readInt();
        long id = in.readLong();
        assertThat(new String(in.readNBytes(length - Long.BYTES), UTF_8))
                .as("the next request as the server sees it")
                .isEqualTo("next");
        answer(id, "NEXT");
        assertThat(text(next)).as("the answer to the next request").isEqualTo("NEXT");
    }

    private void answer(long id, String body) throws IOException {
        out.writeInt(Long.BYTES + body.length());
        out.writeLong(id);
        out.writeBytes(body);
    }

    private static String text(CompletableFuture<byte[]> answer) throws Exception {
        return new String(answer.get(5, TimeUnit.SECONDS), UTF_8);
    }
}
