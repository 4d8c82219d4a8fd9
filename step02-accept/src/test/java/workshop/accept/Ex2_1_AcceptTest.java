package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("2.1 Accept one client")
class Ex2_1_AcceptTest {

    @Test
    @DisplayName("a child has the listener's port on this side and the client's on that; the listener goes on")
    void child() throws Exception {
        try (ServerSocketChannel listener = Loopback.listen()) {
            int port = listener.socket().getLocalPort();
            for (String who : new String[] {"the first client", "the second client"}) {
                try (Socket client = Loopback.connect(port);
                        SocketChannel child = AcceptLoop.acceptOne(listener)) {
                    assertThat(child.socket().getLocalPort())
                            .as("the port on this side of %s's child", who)
                            .isEqualTo(port);
                    assertThat(child.socket().getPort())
                            .as("the port on the other side of %s's child", who)
                            .isEqualTo(client.getLocalPort());
                    assertThat(child.getOption(StandardSocketOptions.TCP_NODELAY))
                            .as("TCP_NODELAY of %s's child", who)
                            .isTrue();
                }
                assertThat(listener.isOpen())
                        .as("the listener is open after %s", who)
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("a child that cannot be set up is closed, not leaked")
    void setUpFails(@TempDir Path folder) throws Exception {
        // A socket of the Unix domain knows no TCP_NODELAY, so that its set-up fails, and not only in a test.
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (ServerSocketChannel listener =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
                SocketChannel client = SocketChannel.open(address)) {
            // The JDK says "not supported" or "Not supported", depending on how it is asked.
            Throwable failure = catchThrowable(() -> AcceptLoop.acceptOne(listener));
            assertThat(failure)
                    .as("what accepting a socket that knows no TCP_NODELAY threw")
                    .isNotNull()
                    .hasStackTraceContaining("ot supported");

            client.configureBlocking(false);
            Loopback.waitUntil(
                    "the end of the child that could not be set up ("
                            + failure.getClass().getSimpleName() + ")",
                    () -> client.read(ByteBuffer.allocate(1)) == -1);
        }
    }
}
