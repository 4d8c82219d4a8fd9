package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static workshop.Waiting.waitingFor;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("1.6 Closing releases the port")
class Ex1_6_CloseTest {

    @Test
    @Order(1)
    @DisplayName("connects to a closed listener are refused, and close is idempotent")
    void refusesConnects() throws Exception {
        Listener listener = Listener.listen(Loopback.anyPort());
        int port = Loopback.portOf(listener.channel());
        try (ServerSocketChannel channel = listener.channel()) {
            listener.close();
            assertThat(channel.isOpen())
                    .withFailMessage("after close the channel is still open, and the port is still in use")
                    .isFalse();
            assertThatCode(listener::close).as("closing twice").doesNotThrowAnyException();

            assertThatExceptionOfType(AssertionError.class)
                    .as("connecting to port %d after close", port)
                    .isThrownBy(() -> Loopback.connect(port).close())
                    .withCauseInstanceOf(ConnectException.class);
        }
    }

    @Test
    @Order(2)
    @DisplayName("the port can be bound again at once, even with a connection in TIME_WAIT")
    void bindsAgain() throws Exception {
        Listener first = Listener.listen(Loopback.anyPort());
        InetSocketAddress address = Loopback.at(Loopback.portOf(first.channel()));
        try (ServerSocketChannel channel = first.channel()) {
            leaveInTimeWait(channel, address.getPort());

            first.close();

            assertThatCode(() -> Listener.listen(address).channel().close())
                    .as("listening again on port %d, which was just closed", address.getPort())
                    .doesNotThrowAnyException();
        }
    }

    /** The end that closes first goes into TIME_WAIT. Here it is the server's end, on the listener's port. */
    private static void leaveInTimeWait(ServerSocketChannel channel, int port) throws Exception {
        try (Socket client = Loopback.connect(port)) {
            Loopback.accept(channel).close();
            waitingFor(
                    "the end of the stream after the server has closed the connection",
                    () -> client.getInputStream().read());
        }
    }

    @Test
    @Order(3)
    @DisplayName("connections in the queue are reset, and an accepted connection stays open")
    void connections() throws Exception {
        Listener listener = Listener.listen(Loopback.anyPort());
        int port = Loopback.portOf(listener.channel());
        try (ServerSocketChannel channel = listener.channel();
                Socket served = Loopback.connect(port);
                Socket child = Loopback.accept(channel);
                Socket waiting = Loopback.connect(port)) {
            listener.close();

            assertThatExceptionOfType(SocketException.class)
                    .as("reading from a connection that was in the queue; at an end without a reset, read returns -1")
                    .isThrownBy(() -> waiting.getInputStream().read());
            child.getOutputStream().write('!');
            int read = waitingFor(
                    "a byte over a connection that was accepted before close",
                    () -> served.getInputStream().read());
            assertThat((char) read).as("the byte over the accepted connection").isEqualTo('!');
        }
    }
}
