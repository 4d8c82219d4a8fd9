package workshop.chat.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.chat.Background;
import workshop.chat.protocol.Message.Chat;

@DisplayName("a conversation that is closed")
class ConversationTest {

    @Test
    @DisplayName("gives the reason to a thread that is sending, also to one that waits for a server that does not read")
    void why() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
                Conversation conversation =
                        new Conversation(SocketChannel.open(listener.getLocalSocketAddress()), skipped -> {})) {
            CompletableFuture<Void> sending = Background.start(() -> {
                while (true) {
                    conversation.send(new Chat("x".repeat(60_000)));
                }
            });
            conversation.close("the server has sent nothing for too long");
            assertThatThrownBy(() -> sending.get(10, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(IOException.class)
                    .hasMessageContaining("the server has sent nothing for too long");
        }
    }
}
