package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Step 5's reference solution: a handler that closes its consumer")
@Timeout(10)
class CloseInHandlerTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("gets no further message, though more were read with it")
    void noFurtherMessage(boolean predicting) throws Exception {
        AtomicInteger handled = new AtomicInteger();
        AtomicReference<MessageConsumer> itself = new AtomicReference<>();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SocketChannel channel = SocketChannel.open(listener.getLocalSocketAddress());
                Socket server = listener.accept()) {
            String messages = "MSG a 1 2\r\nhi\r\n".repeat(50);
            server.getOutputStream().write(("INFO {}\r\n" + messages).getBytes(US_ASCII));
            itself.set(new MessageConsumer(channel, "a", new BufferPool(1024, 1), message -> {
                if (handled.incrementAndGet() == 3) {
                    itself.get().close();
                }
            }));
            if (predicting) {
                itself.get().predictHeaders();
            }
            itself.get().consume();
        }
        assertThat(handled)
                .as("messages that the handler got, which closed at the third")
                .hasValue(3);
    }
}
