package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Step 4's reference: futures that are cancelled, and a group that is shut down")
@Timeout(10)
class SocketsAndServerTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final ExecutorService handlers = Executors.newSingleThreadExecutor();
    private final CountDownLatch held = new CountDownLatch(1);

    @AfterEach
    void end() {
        held.countDown();
        handlers.shutdownNow();
    }

    /** Keeps the only thread for handlers busy until {@code held} is released. */
    private void holdHandlers() {
        handlers.execute(() -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    @DisplayName("a connect that succeeds after its future was cancelled leaves no connection open")
    void cancelledConnect() throws Exception {
        AsynchronousChannelGroup group = AsynchronousChannelGroup.withThreadPool(handlers);
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            holdHandlers();
            CompletableFuture<AsynchronousSocketChannel> connect =
                    AsyncSockets.connect(group, (InetSocketAddress) listener.getLocalSocketAddress());
            assertThat(connect.cancel(true))
                    .as("cancelled before the connect is done")
                    .isTrue();
            held.countDown();

            assertEndOfStream(listener);
        } finally {
            group.shutdownNow();
        }
    }

    private static void assertEndOfStream(ServerSocket listener) throws Exception {
        listener.setSoTimeout(5000);
        try (Socket peer = listener.accept()) {
            peer.setSoTimeout(5000);
            assertThat(peer.getInputStream().read())
                    .as("what the peer reads (-1: the end of the stream)")
                    .isEqualTo(-1);
        }
    }

    @Test
    @DisplayName("a server closes quietly after its group was shut down")
    void closeAfterShutdown() throws Exception {
        AsynchronousChannelGroup group =
                AsynchronousChannelGroup.withCachedThreadPool(Executors.newCachedThreadPool(), 1);
        AsynchronousServerSocketChannel listener =
                AsynchronousServerSocketChannel.open(group).bind(ANY_PORT);
        AsyncServer server = AsyncServer.start(listener, client -> {});
        group.shutdown();

        assertThatCode(server::close)
                .as("closing a server after its group was shut down")
                .doesNotThrowAnyException();

        assertThat(listener.isOpen()).as("the listener is open").isFalse();
        assertThat(group.awaitTermination(5, TimeUnit.SECONDS))
                .as("the group has ended")
                .isTrue();
    }

    @Test
    @DisplayName("a server closes a client whose handler throws an exception that cannot be printed")
    void exceptionWithoutText() throws Exception {
        AsynchronousChannelGroup group = AsynchronousChannelGroup.withThreadPool(handlers);
        try (AsyncServer server =
                AsyncServer.start(AsynchronousServerSocketChannel.open(group).bind(ANY_PORT), client -> {
                    throw new IllegalStateException() {
                        @Override
                        public String getMessage() {
                            throw new UnsupportedOperationException();
                        }
                    };
                })) {
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                client.setSoTimeout(5000);
                assertThat(client.getInputStream().read())
                        .as("what the client reads (-1: the end of the stream)")
                        .isEqualTo(-1);
            }
        } finally {
            group.shutdownNow();
        }
    }
}
