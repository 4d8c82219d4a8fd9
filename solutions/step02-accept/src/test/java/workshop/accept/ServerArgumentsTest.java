package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Beyond the exercise: a wrong argument changes nothing, and an extreme one is handled. */
@DisplayName("Server: arguments")
@Timeout(10)
class ServerArgumentsTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    @DisplayName("when the grace period is null, stop throws and changes nothing")
    void nullGracePeriod() throws Exception {
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(ANY_PORT);
                Server server = Server.start(listener, new EchoHandler(), 1)) {
            assertThatThrownBy(() -> server.stop(null)).isInstanceOf(NullPointerException.class);
            assertThat(listener.isOpen()).as("the listener is open").isTrue();
        }
    }

    @Test
    @DisplayName("with the shortest possible grace period, connections are closed at once")
    void negativeGracePeriod() throws Exception {
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(ANY_PORT);
                Server server = Server.start(listener, new EchoHandler(), 1);
                Socket idle = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            idle.setSoTimeout(5000);
            idle.getOutputStream().write('?');
            assertThat(idle.getInputStream().read())
                    .as("the echo before the stop")
                    .isEqualTo('?');
            server.stop(Duration.ofSeconds(Long.MIN_VALUE));
            assertThat(idle.getInputStream().read())
                    .as("the result of read for an idle client (-1: the end of the stream)")
                    .isEqualTo(-1);
        }
    }
}
