package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Step 4's reference: a group that is shut down, and an exception that cannot be printed")
@Timeout(10)
class SocketsAndServerTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final ExecutorService handlers = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        handlers.shutdownNow();
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
