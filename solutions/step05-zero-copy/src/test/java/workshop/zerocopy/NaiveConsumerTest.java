package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Step 5's race: the naive consumer")
@Timeout(10)
class NaiveConsumerTest {

    private static final int MESSAGES = 1000;

    @Test
    @DisplayName("handles every message that it has read, also those that are in its queue when the stream ends")
    void endOfStream() throws Exception {
        AtomicInteger handled = new AtomicInteger();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket server = listener.accept()) {
            server.getOutputStream()
                    .write("MSG a 1 2\r\nhi\r\n".repeat(MESSAGES).getBytes(US_ASCII));
            server.shutdownOutput();

            new NaiveConsumer(socket, "a", message -> handled.incrementAndGet()).consume();
        }
        assertThat(handled).as("messages handled when consume has returned").hasValue(MESSAGES);
    }
}
