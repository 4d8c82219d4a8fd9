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
    @DisplayName("a client connects and sends bytes before the program accepts")
    void kernelCompletesTheHandshake() throws Exception {
        Listener listener = Listener.listen(Loopback.anyPort());

        try (ServerSocketChannel channel = listener.channel();
                Socket client = Loopback.connect(Loopback.portOf(channel))) {
            client.getOutputStream().write("early".getBytes(US_ASCII));

            try (Socket child = Loopback.accept(channel)) {
                byte[] bytes = waitingFor(
                        "the bytes that the client sent before accept",
                        () -> child.getInputStream().readNBytes(5));
                assertThat(bytes)
                        .as("the bytes that the client sent before accept")
                        .asString(US_ASCII)
                        .isEqualTo("early");
            }
        }
    }

    @Test
    @DisplayName("the listener is bound to the requested address and port")
    void requestedAddress() throws Exception {
        int port = Loopback.freePort();
        Listener listener = Listener.listen(Loopback.at(port));
        try (ServerSocketChannel channel = listener.channel()) {
            assertThat(Loopback.portOf(channel))
                    .as("the port of a listener that should listen on port %d", port)
                    .isEqualTo(port);
            assertThat(channel.getLocalAddress())
                    .as("the address of a listener that should listen on %s", Loopback.at(port))
                    .isEqualTo(Loopback.at(port));
        }
    }
}
