package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("1.4 Loopback, or every interface")
class Ex1_4_InterfacesTest {

    @Test
    @DisplayName("other hosts cannot reach a listener on loopback")
    void loopback() throws Exception {
        int port = Loopback.freePort();
        Listener listener = Listener.onLoopback(port);
        try (ServerSocketChannel channel = listener.channel()) {
            assertThat(Loopback.portOf(channel))
                    .as("the local port of the listener")
                    .isEqualTo(port);
            InetAddress bound = channel.socket().getInetAddress();
            assertThat(bound.isLoopbackAddress())
                    .withFailMessage("onLoopback is bound to %s, which other hosts can reach", bound)
                    .isTrue();
            assertThat(listener.isReachableFromOtherHosts())
                    .as("whether a listener on %s is reachable from other hosts", bound)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("other hosts can reach a listener on every interface")
    void everyInterface() throws Exception {
        int port = Loopback.freePort();
        Listener listener = Listener.onEveryInterface(port);
        try (ServerSocketChannel channel = listener.channel()) {
            assertThat(Loopback.portOf(channel))
                    .as("the local port of the listener")
                    .isEqualTo(port);
            InetAddress bound = channel.socket().getInetAddress();
            assertThat(bound.isAnyLocalAddress())
                    .withFailMessage("onEveryInterface is bound to %s alone, not to the wildcard address", bound)
                    .isTrue();
            assertThat(listener.isReachableFromOtherHosts())
                    .as("whether a listener on the wildcard address is reachable from other hosts")
                    .isTrue();
        }
    }
}
