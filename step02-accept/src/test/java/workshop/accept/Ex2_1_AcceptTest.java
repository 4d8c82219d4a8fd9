package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("2.1 Accept one client")
class Ex2_1_AcceptTest {

    @Test
    @Order(1)
    @DisplayName(
            "a child's local port is the listener's port, its remote port is the client's port; the listener stays open")
    void child() throws Exception {
        try (ServerSocketChannel listener = Loopback.listen()) {
            int port = listener.socket().getLocalPort();
            for (String name : new String[] {"the first client", "the second client"}) {
                try (Socket client = Loopback.connect(port);
                        SocketChannel child = AcceptLoop.acceptOne(listener)) {
                    assertThat(child.isOpen())
                            .as("%s's child is open, when acceptOne has returned it", name)
                            .isTrue();
                    assertThat(child.socket().getLocalPort())
                            .as("the local port of %s's child", name)
                            .isEqualTo(port);
                    assertThat(child.socket().getPort())
                            .as("the remote port of %s's child", name)
                            .isEqualTo(client.getLocalPort());
                    assertThat(child.getOption(StandardSocketOptions.TCP_NODELAY))
                            .as("TCP_NODELAY of %s's child", name)
                            .isTrue();
                    assertThat(child.isBlocking())
                            .as("%s's child is in blocking mode", name)
                            .isTrue();
                }
                assertThat(listener.isOpen())
                        .as("the listener is open after %s", name)
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("a child whose option cannot be set is closed, not leaked")
    void optionFails(@TempDir Path folder) throws Exception {
        // A Unix domain socket has no TCP_NODELAY, so setting the option fails.
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (ServerSocketChannel listener =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
                SocketChannel client = SocketChannel.open(address)) {
            // The JDK writes "not supported" or "Not supported": it depends on the call.
            Throwable failure = catchThrowable(() -> AcceptLoop.acceptOne(listener));
            assertThat(failure)
                    .as("the exception of acceptOne for a socket that has no TCP_NODELAY")
                    .isNotNull()
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasStackTraceContaining("ot supported");

            assertThat(listener.isOpen())
                    .as("the listener is open after the option could not be set")
                    .isTrue();

            // A solution may have refused such a listener. Then the client is still in the queue, and this ends it.
            close(listener);
            client.configureBlocking(false);
            Loopback.waitUntil(
                    "the end of the connection whose option could not be set ("
                            + failure.getClass().getSimpleName() + ")",
                    () -> hasEnded(client));
        }
    }

    private static void close(Channel channel) throws IOException {
        channel.close();
    }

    private static boolean hasEnded(SocketChannel client) {
        try {
            return client.read(ByteBuffer.allocate(1)) == -1;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    @DisplayName("a listener that is closed has no child: acceptOne throws a ClosedChannelException")
    void closedListener() throws Exception {
        ServerSocketChannel listener = Loopback.listen();
        listener.close();
        assertThat(catchThrowable(() -> AcceptLoop.acceptOne(listener)))
                .as("the exception of acceptOne, when the listener is closed")
                .isInstanceOf(ClosedChannelException.class);
    }
}
