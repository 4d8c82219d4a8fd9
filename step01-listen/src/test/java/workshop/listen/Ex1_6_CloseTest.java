package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workshop.Waiting.waitingFor;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("1.6 Closing gives the port back")
class Ex1_6_CloseTest {

    @Test
    @DisplayName("a closed listener refuses clients, and may be closed again")
    void refuses() throws Exception {
        Listener listener = Listener.listen(Loopback.anyPort());
        int port = Loopback.portOf(listener.channel());
        try (ServerSocketChannel channel = listener.channel()) {
            listener.close();
            assertThat(channel.isOpen())
                    .withFailMessage("after close the channel is still open, and the port still taken")
                    .isFalse();
            assertThatCode(listener::close).as("closing twice").doesNotThrowAnyException();

            assertThatThrownBy(() -> Loopback.connect(port).close())
                    .as("connecting to port %d after close", port)
                    .hasRootCauseInstanceOf(ConnectException.class);
        }
    }

    @Test
    @DisplayName("the port can be bound again at once, with a connection in TIME_WAIT too")
    void bindsAgain() throws Exception {
        Listener first = Listener.listen(Loopback.anyPort());
        InetSocketAddress address = Loopback.at(Loopback.portOf(first.channel()));
        try (ServerSocketChannel channel = first.channel()) {
            leaveInTimeWait(channel, address.getPort());

            first.close();

            assertThatCode(() -> Listener.listen(address).channel().close())
                    .as("listening again on port %d, just closed", address.getPort())
                    .doesNotThrowAnyException();
        }
    }

    /** The side that closes first is left in TIME_WAIT; here that is the server's, on the listener's port. */
    private static void leaveInTimeWait(ServerSocketChannel channel, int port) throws Exception {
        try (Socket client = Loopback.connect(port)) {
            Loopback.accept(channel).close();
            waitingFor(
                    "the server's end of the stream",
                    () -> client.getInputStream().read());
        }
    }
}
