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

/** What the reference promises beyond the exercise: what is wrong with an argument changes nothing. */
@DisplayName("Server: arguments")
@Timeout(10)
class ServerArgumentsTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    @DisplayName("with null for the grace it does not begin to stop")
    void noGrace() throws Exception {
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(ANY_PORT);
                Server server = Server.start(listener, new EchoHandler(), 1)) {
            assertThatThrownBy(() -> server.stop(null)).isInstanceOf(NullPointerException.class);
            assertThat(listener.isOpen()).as("the listener is open").isTrue();
        }
    }

    @Test
    @DisplayName("the shortest grace there is cuts off at once")
    void negativeGrace() throws Exception {
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(ANY_PORT);
                Server server = Server.start(listener, new EchoHandler(), 1);
                Socket idle = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            idle.setSoTimeout(5000);
            idle.getOutputStream().write('?');
            assertThat(idle.getInputStream().read())
                    .as("the echo, before the stop")
                    .isEqualTo('?');
            server.stop(Duration.ofSeconds(Long.MIN_VALUE));
            assertThat(idle.getInputStream().read())
                    .as("what an idle client reads (-1: the end of the stream)")
                    .isEqualTo(-1);
        }
    }
}
