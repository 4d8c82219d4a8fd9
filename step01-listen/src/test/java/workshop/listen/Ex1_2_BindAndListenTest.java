package workshop.listen;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("1.2 Bind and listen")
class Ex1_2_BindAndListenTest {

    @Test
    @DisplayName("a client connects, and its bytes wait, before anyone accepts")
    void theKernelShakesHands() throws Exception {
        Listener listener = Listener.listen(Loopback.anyPort());

        try (ServerSocketChannel channel = listener.channel();
                Socket client = Loopback.connect(Loopback.portOf(channel))) {
            client.getOutputStream().write("early".getBytes(US_ASCII));

            try (Socket child = Loopback.accept(channel)) {
                byte[] bytes = waitingFor(
                        "the bytes that were sent before the accept",
                        () -> child.getInputStream().readNBytes(5));
                assertThat(bytes)
                        .as("what was sent before the accept")
                        .asString(US_ASCII)
                        .isEqualTo("early");
            }
        }
    }

    @Test
    @DisplayName("the listener is on the port that was asked for")
    void thatVeryPort() throws Exception {
        int port = freePort();
        Listener listener = Listener.listen(Loopback.at(port));
        try (ServerSocketChannel channel = listener.channel()) {
            assertThat(Loopback.portOf(channel))
                    .as("the port of a listener that was asked for port %d", port)
                    .isEqualTo(port);
        }
    }

    /** A port that was free a moment ago. Nobody else gets it that soon: systems hand ports out in turn or at random. */
    private static int freePort() throws Exception {
        try (ServerSocketChannel channel = ServerSocketChannel.open().bind(Loopback.anyPort())) {
            return channel.socket().getLocalPort();
        }
    }
}
