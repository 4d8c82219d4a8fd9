package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workshop.listen.UnusableAddresses.MULTICAST;
import static workshop.listen.UnusableAddresses.OF_NO_HOST;
import static workshop.listen.UnusableAddresses.UNRESOLVED;
import static workshop.listen.UnusableAddresses.multicastIsRefused;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("1.5 A port in use is a clear error")
class Ex1_5_PortInUseTest {

    @Test
    @Order(1)
    @DisplayName("the error message names the address and the port")
    void messageNamesThePort() throws Exception {
        InetSocketAddress inUse;
        try (ServerSocketChannel other = ServerSocketChannel.open().bind(Loopback.anyPort())) {
            // This address has a name too: localhost.
            inUse = Loopback.at(Loopback.portOf(other));
            assertNamesThePort(inUse);
            byte[] sameAddress = inUse.getAddress().getAddress();
            assertNamesThePort(
                    new InetSocketAddress(InetAddress.getByAddress("host.example", sameAddress), inUse.getPort()));
            assertQueueIsEmpty(other);
            assertFreeOnOtherAddresses(inUse.getPort());
        }
        for (String closed : List.of("after the other socket was closed", "after this listener's channel was closed")) {
            assertThatCode(() -> Listener.listen(inUse).channel().close())
                    .as("listening on port %d, %s", inUse.getPort(), closed)
                    .doesNotThrowAnyException();
        }
    }

    private static void assertNamesThePort(InetSocketAddress inUse) {
        String host = inUse.getAddress().getHostAddress();
        assertThatExceptionOfType(BindException.class)
                .as("listening on port %d, which is in use", inUse.getPort())
                .isThrownBy(() -> Listener.listen(inUse).channel().close())
                .withMessageContaining(host)
                .withMessageContaining(String.valueOf(inUse.getPort()))
                // In localhost127.0.0.140001, nobody finds the address or the port.
                .withMessageNotContaining(host + inUse.getPort())
                .withMessageNotContaining(inUse.getHostString() + host)
                .withCauseInstanceOf(BindException.class);
    }

    private static void assertQueueIsEmpty(ServerSocketChannel other) throws IOException {
        other.configureBlocking(false);
        try (SocketChannel waiting = other.accept()) {
            assertThat(waiting)
                    .as("a connection in the queue of the socket that has the port")
                    .isNull();
        }
    }

    private static void assertFreeOnOtherAddresses(int port) throws IOException {
        for (InetAddress address : Loopback.addresses()) {
            if (Loopback.canBeBound(address, port)) {
                assertThatCode(() -> Listener.listen(new InetSocketAddress(address, port))
                                .channel()
                                .close())
                        .as("listening on port %d of %s, which is in use on another address only", port, address)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("the error message for an unresolved host, or for an address of no host, names it and the port")
    void messageNamesTheHost() throws Exception {
        assertThatExceptionOfType(BindException.class)
                .as("listening on an unresolved host")
                .isThrownBy(() -> Listener.listen(UNRESOLVED).channel().close())
                .withMessageContaining("localhost")
                .withMessageContaining(String.valueOf(UNRESOLVED.getPort()))
                .withMessageNotContaining("localhost" + UNRESOLVED.getPort())
                .withCauseInstanceOf(Exception.class);
        assertThatExceptionOfType(BindException.class)
                .as("listening on 198.51.100.7, which no host has")
                .isThrownBy(() -> Listener.listen(OF_NO_HOST).channel().close())
                .withMessageContaining("198.51.100.7")
                .withMessageContaining("4711")
                // A part of the message before.
                .withMessageNotContaining("localhost");
        InetAddress named =
                InetAddress.getByAddress("host.example", OF_NO_HOST.getAddress().getAddress());
        assertThatExceptionOfType(BindException.class)
                .as("listening on any free port of 198.51.100.7, which no host has")
                .isThrownBy(() -> Listener.listen(new InetSocketAddress(named, 0))
                        .channel()
                        .close())
                .withMessageContaining("198.51.100.7");
    }

    @Test
    @Order(3)
    @DisplayName("a multicast address is the same clear error, although the JDK throws no BindException")
    @EnabledIf(
            value = "workshop.listen.UnusableAddresses#multicastIsRefused",
            disabledReason = "other systems, and systems without IPv6, may answer otherwise")
    void multicastAddress() throws Exception {
        assertThatExceptionOfType(BindException.class)
                .as("listening on the multicast address ff02::1")
                .isThrownBy(() -> Listener.listen(MULTICAST).channel().close())
                .withMessageContaining("ff02:")
                .withMessageContaining("4711");
    }

    @Test
    @Order(4)
    @DisplayName("two listeners cannot share a port")
    void noSharedPort() throws Exception {
        assertNotShared(Loopback.anyPort());
        assertNotShared(new InetSocketAddress(0)); // the wildcard address
        for (InetAddress address : Loopback.addresses()) {
            assertNotShared(new InetSocketAddress(address, 0));
        }
    }

    private static void assertNotShared(InetSocketAddress anyPort) throws Exception {
        try (ServerSocketChannel first = Listener.listen(anyPort).channel()) {
            assertThat(first.isOpen())
                    .as("whether the channel is open after listen")
                    .isTrue();
            var inUse = new InetSocketAddress(anyPort.getAddress(), Loopback.portOf(first));

            assertThatExceptionOfType(BindException.class)
                    .as("a second listener on port %d, on which another listener listens", inUse.getPort())
                    .isThrownBy(() -> Listener.listen(inUse).channel().close());
        }
    }

    @Test
    @Order(5)
    @DisplayName("bindFailed closes the channel, and the exception has the cause")
    void closesTheChannel() throws Exception {
        var reason = new IOException("the ports are in use by 100%");
        List<Exception> causes = List.of(
                reason, new IOException("this exception has a cause too", reason), new UnresolvedAddressException());
        // Once could be luck: a thread that closes the channel may be quick enough.
        for (int i = 0; i < 300; i++) {
            Exception cause = causes.get(i % causes.size());
            String type = cause.getClass().getSimpleName();
            try (ServerSocketChannel channel = ServerSocketChannel.open()) {
                BindException exception = Listener.bindFailed(channel, Loopback.at(4711), cause);

                assertThat(channel.isOpen())
                        .as("whether the channel is open after bindFailed")
                        .isFalse();
                assertThat(exception.getCause())
                        .as("the cause of the exception that bindFailed returns for an %s", type)
                        .isSameAs(cause);
            }
        }
    }

    @Test
    @Order(6)
    @DisplayName("onLoopback fails with the same clear error")
    void onLoopback() throws Exception {
        try (ServerSocketChannel other = ServerSocketChannel.open().bind(Loopback.anyPort())) {
            int port = Loopback.portOf(other);

            assertThatExceptionOfType(BindException.class)
                    .as("onLoopback(%d), whose port is in use", port)
                    .isThrownBy(() -> Listener.onLoopback(port).channel().close())
                    .withMessageContaining(InetAddress.getLoopbackAddress().getHostAddress())
                    .withMessageContaining(String.valueOf(port));
        }
    }

    @Test
    @Order(7)
    @DisplayName("onEveryInterface fails with the same clear error, even if the port is in use on one address only")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems may allow this")
    void onEveryInterface() throws Exception {
        InetAddress address = Loopback.addresses().getLast();
        var inUse = new InetSocketAddress(address, 0);
        try (ServerSocketChannel other = ServerSocketChannel.open().bind(inUse)) {
            int port = Loopback.portOf(other);

            assertThatExceptionOfType(BindException.class)
                    .as("onEveryInterface(%d), whose port is in use", port)
                    .isThrownBy(() -> Listener.onEveryInterface(port).channel().close())
                    .withMessageContaining(String.valueOf(port))
                    .withMessageNotContaining(InetAddress.getLoopbackAddress().getHostAddress());
            assertThatThrownBy(() -> Listener.onEveryInterface(port).channel().close())
                    .message()
                    .as("the message of onEveryInterface(%d), which names the wildcard address", port)
                    .containsAnyOf("0.0.0.0", "0:0:0:0:0:0:0:0", "::");
        }
    }

    @Test
    @Order(8)
    @DisplayName("300 failed attempts leave no file descriptor open")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the JDK counts descriptors on Unix only")
    void nothingLeaks() throws Exception {
        try (ServerSocketChannel other = ServerSocketChannel.open().bind(Loopback.anyPort())) {
            InetSocketAddress inUse = (InetSocketAddress) other.getLocalAddress();

            FileDescriptors.assertNoneLeftOpenBy("failed attempts", () -> assertFails(inUse));
            FileDescriptors.assertNoneLeftOpenBy("attempts on an unresolved host", () -> assertFails(UNRESOLVED));
            FileDescriptors.assertNoneLeftOpenBy("attempts on an address of no host", () -> assertFails(OF_NO_HOST));
            FileDescriptors.assertNoneLeftOpenBy(
                    "attempts of onLoopback", () -> assertFails(Listener::onLoopback, inUse));
            if (multicastIsRefused()) {
                FileDescriptors.assertNoneLeftOpenBy("attempts on a multicast address", () -> assertFails(MULTICAST));
            }
            if (OS.LINUX.isCurrentOs()) { // other systems may answer otherwise
                FileDescriptors.assertNoneLeftOpenBy(
                        "attempts of onEveryInterface", () -> assertFails(Listener::onEveryInterface, inUse));
            }
        }
    }

    private static void assertFails(Listening listening, InetSocketAddress inUse) {
        assertThatExceptionOfType(BindException.class)
                .as("listening on port %d", inUse.getPort())
                .isThrownBy(() -> listening.on(inUse.getPort()).channel().close());
    }

    private static void assertFails(InetSocketAddress address) {
        assertThatExceptionOfType(BindException.class)
                .as("listening on %s", address)
                .isThrownBy(() -> Listener.listen(address).channel().close());
    }
}
