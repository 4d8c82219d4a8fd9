package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the reference solution promises beyond the exercises. */
@DisplayName("Listener: addresses")
class ListenerAddressTest {

    @Test
    @DisplayName("in the error message, an IPv6 address stands in brackets before its port")
    void brackets() throws IOException {
        try (Listener other = onIpv6Loopback()) {
            var inUse = new InetSocketAddress(InetAddress.getByName("::1"), other.port());
            assertThatThrownBy(() -> Listener.listen(inUse).close())
                    .as("the error of listening on a port of ::1 that is in use")
                    .isInstanceOf(BindException.class)
                    .hasMessageStartingWith("cannot listen on [0:0:0:0:0:0:0:1]:" + other.port() + ": ");
        }
    }

    @Test
    @DisplayName("an unresolved address is refused, and the error message says why")
    void unresolved() {
        assertThatThrownBy(() -> Listener.listen(InetSocketAddress.createUnresolved("nobody.invalid", 33333))
                        .close())
                .as("the error of listening on an unresolved address")
                .isInstanceOf(BindException.class)
                .hasMessageContaining("nobody.invalid")
                .hasMessageEndingWith("UnresolvedAddressException");
    }

    @Test
    @DisplayName("null is refused: the JDK would bind the socket to the wildcard address and a free port")
    void nullAddress() {
        assertThatThrownBy(() -> Listener.listen(null).close())
                .as("the error of listening on null")
                .isInstanceOf(NullPointerException.class)
                .hasMessage("address");
    }

    @Test
    @DisplayName("the channel is closed, also when there is no memory for the error message")
    void noMemoryForTheMessage() throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 33333);
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            assertThatThrownBy(() -> Listener.bindFailed(channel, address, new NoMemoryException()))
                    .isInstanceOf(OutOfMemoryError.class);
            assertThat(channel.isOpen())
                    .as("the channel that could not be bound is open")
                    .isFalse();
        }
    }

    private static final class NoMemoryException extends IOException {

        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new OutOfMemoryError("on purpose");
        }
    }

    private static Listener onIpv6Loopback() throws IOException {
        try {
            return Listener.listen(new InetSocketAddress(InetAddress.getByName("::1"), 0));
        } catch (IOException e) {
            return abort("this host has no IPv6 loopback: " + e.getMessage());
        }
    }
}
