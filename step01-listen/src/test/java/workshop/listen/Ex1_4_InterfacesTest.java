package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("1.4 Loopback, or every interface")
class Ex1_4_InterfacesTest {

    @Test
    @DisplayName("loopback is for this machine alone")
    void loopback() throws Exception {
        int port = Loopback.freePort();
        Listener listener = Listener.onLoopback(port);
        try (ServerSocketChannel channel = listener.channel()) {
            assertThat(Loopback.portOf(channel))
                    .as("the port that was asked for")
                    .isEqualTo(port);
            InetAddress bound = channel.socket().getInetAddress();
            assertThat(bound.isLoopbackAddress())
                    .withFailMessage("onLoopback is bound to %s, which other machines can reach", bound)
                    .isTrue();
            assertThat(listener.letsStrangersIn())
                    .as("whether a listener on %s lets strangers in", bound)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("every interface lets strangers in")
    void everyInterface() throws Exception {
        int port = Loopback.freePort();
        Listener listener = Listener.onEveryInterface(port);
        try (ServerSocketChannel channel = listener.channel()) {
            assertThat(Loopback.portOf(channel))
                    .as("the port that was asked for")
                    .isEqualTo(port);
            InetAddress bound = channel.socket().getInetAddress();
            assertThat(bound.isAnyLocalAddress())
                    .withFailMessage("onEveryInterface is bound to %s alone, not to the wildcard address", bound)
                    .isTrue();
            assertThat(listener.letsStrangersIn())
                    .as("whether a listener on the wildcard address lets strangers in")
                    .isTrue();
        }
    }
}
