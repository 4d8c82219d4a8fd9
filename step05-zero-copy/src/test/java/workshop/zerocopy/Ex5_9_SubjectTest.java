package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("5.9 Consume without allocating: the subject")
class Ex5_9_SubjectTest {

    @Test
    @DisplayName("a subject beyond ASCII is sent in UTF-8")
    void beyondAscii() throws Exception {
        Broker.Script script = client -> {
            client.connect();
            assertThat(client.line("SUB"))
                    .as("the client's line SUB, for a subject beyond ASCII")
                    .isEqualTo("SUB größe.* 1");
        };
        try (Broker broker = new Broker(script);
                SocketChannel channel = broker.connect()) {
            var consumer = new MessageConsumer(channel, "größe.*", new BufferPool(64 * 1024, 1), message -> {});
            waitingFor("the end of the stream", () -> {
                consumer.consume();
                return null;
            });
        }
    }
}
