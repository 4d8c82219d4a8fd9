package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("1.4 Loopback, or every interface")
class Ex1_4_InterfacesTest {

    @Test
    @Order(1)
    @DisplayName("other hosts cannot reach a listener on loopback")
    void loopback() throws Exception {
        int port = Loopback.freePort();
        Listener listener = Listener.onLoopback(port);
        try (ServerSocketChannel channel = listener.channel()) {
            assertThat(Loopback.portOf(channel))
                    .as("the local port of the listener")
                    .isEqualTo(port);
            InetAddress bound = channel.socket().getInetAddress();
            assertThat(bound.isLoopbackAddress())
                    .withFailMessage("onLoopback is bound to %s, which other hosts can reach", bound)
                    .isTrue();
            assertThat(bound)
                    .as("the address of a listener from onLoopback")
                    .isEqualTo(InetAddress.getLoopbackAddress());
            assertThat(listener.isReachableFromOtherHosts())
                    .as("whether a listener from onLoopback is reachable from other hosts")
                    .isFalse();
            assertThat(channel.isOpen())
                    .as("whether the listener is open after isReachableFromOtherHosts()")
                    .isTrue();
        }
    }

    @Test
    @Order(2)
    @DisplayName("other hosts can reach a listener on every interface")
    void everyInterface() throws Exception {
        int port = Loopback.freePort();
        Listener listener = Listener.onEveryInterface(port);
        try (ServerSocketChannel channel = listener.channel()) {
            assertThat(Loopback.portOf(channel))
                    .as("the local port of the listener")
                    .isEqualTo(port);
            InetAddress bound = channel.socket().getInetAddress();
            assertThat(bound.isAnyLocalAddress())
                    .withFailMessage("onEveryInterface is bound to %s alone, not to the wildcard address", bound)
                    .isTrue();
            assertThat(listener.isReachableFromOtherHosts())
                    .as("whether a listener on the wildcard address is reachable from other hosts")
                    .isTrue();
            assertNextInQueue(channel, port);
            Loopback.connectOnEveryAddress(port);
            try (ServerSocketChannel second = Listener.onLoopback(0).channel()) {
                assertThat(listener.isReachableFromOtherHosts())
                        .as(
                                "whether the first of two listeners is reachable; the second is on %s",
                                second.getLocalAddress())
                        .isTrue();
            }
        }
    }

    /** Asking the listener left no connection in its queue. */
    private static void assertNextInQueue(ServerSocketChannel channel, int port) throws Exception {
        InetSocketAddress address = Loopback.at(port);
        try (Socket client = Loopback.connect(address, "a connection to the address " + address);
                Socket child = Loopback.accept(channel)) {
            assertThat(child.getPort())
                    .as("the remote port of the next connection in the queue")
                    .isEqualTo(client.getLocalPort());
        }
    }

    @Test
    @Order(3)
    @DisplayName("other hosts cannot reach a listener on any loopback address of this host")
    void everyLoopbackAddress() throws Exception {
        for (InetAddress address : Loopback.addresses()) {
            assertThat(isReachable(address))
                    .as("whether a listener on the loopback address %s is reachable from other hosts", address)
                    .isFalse();
        }
    }

    @Test
    @Order(4)
    @DisplayName("other hosts can reach a listener on an address of a network")
    void networkAddresses() throws Exception {
        List<InetAddress> addresses = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(Predicate.not(InetAddress::isLoopbackAddress))
                .filter(address -> Loopback.canBeBound(address, 0))
                .toList();
        assumeFalse(addresses.isEmpty(), "this host is connected to no network");
        for (InetAddress address : addresses) {
            assertThat(isReachable(address))
                    .as("whether a listener on %s, an address of a network, is reachable from other hosts", address)
                    .isTrue();
        }
    }

    private static boolean isReachable(InetAddress address) throws Exception {
        Listener listener = Listener.listen(new InetSocketAddress(address, 0));
        try {
            return listener.isReachableFromOtherHosts();
        } finally {
            listener.channel().close();
        }
    }

    @Test
    @Order(5)
    @DisplayName("isReachableFromOtherHosts() of a closed listener throws an IOException")
    void closed() throws Exception {
        assertThrowsWhenClosed(Listener.onLoopback(0), false);
        assertThrowsWhenClosed(Listener.onEveryInterface(0), true);
    }

    private static void assertThrowsWhenClosed(Listener listener, boolean reachable) throws IOException {
        try (ServerSocketChannel channel = listener.channel()) {
            assertThat(listener.isReachableFromOtherHosts())
                    .as("whether a listener on %s is reachable from other hosts", channel.getLocalAddress())
                    .isEqualTo(reachable);
        }
        assertThatExceptionOfType(IOException.class)
                .as("isReachableFromOtherHosts() of a listener whose channel is closed")
                .isThrownBy(listener::isReachableFromOtherHosts);
    }

    @Test
    @Order(6)
    @DisplayName("300 listeners of either method whose channels are closed leave no file descriptor open")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the JDK counts descriptors on Unix only")
    void nothingLeaks() {
        FileDescriptors.assertNoneLeftOpenByListeners(Listener::onLoopback);
        FileDescriptors.assertNoneLeftOpenByListeners(Listener::onEveryInterface);
    }

    @Test
    @Order(7)
    @DisplayName("port 0 lets the system choose, and 65535 is a port like any other")
    void bounds() throws Exception {
        assertChoosesPort("onLoopback", Listener::onLoopback);
        assertChoosesPort("onEveryInterface", Listener::onEveryInterface);
    }

    private static void assertChoosesPort(String method, Listening listening) throws Exception {
        try (ServerSocketChannel first = listening.on(0).channel()) {
            Loopback.portOf(first);
            assertThatCode(() -> listening.on(0).channel().close())
                    .as("a second %s(0), for which the system chooses a port", method)
                    .doesNotThrowAnyException();
            assertThat(first.isOpen())
                    .as("whether the listener of the first %s(0) is open after the second one was closed", method)
                    .isTrue();
        }
        assertThatCode(listening::onTheLargestPort).as("%s(65535)", method).doesNotThrowAnyException();
    }

    @Test
    @Order(8)
    @DisplayName("a port below 1024 is a port like any other, if the system lets this program listen on it")
    void lowPort() {
        int port = Loopback.freeLowPort();

        assertThatCode(() -> Listener.onLoopback(port).channel().close())
                .as("onLoopback(%d), whose port is free", port)
                .doesNotThrowAnyException();
        assertThatCode(() -> Listener.onEveryInterface(port).channel().close())
                .as("onEveryInterface(%d), whose port is free", port)
                .doesNotThrowAnyException();
    }

    @Test
    @Order(9)
    @DisplayName("50 connections can wait for a listener from onLoopback, and from onEveryInterface")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems treat a full queue differently: see the guide, 1.7")
    void defaultBacklog() throws Exception {
        assertFiftyWait(Listener.onLoopback(0));
        assertFiftyWait(Listener.onEveryInterface(0));
    }

    private static void assertFiftyWait(Listener listener) throws Exception {
        try (ServerSocketChannel channel = listener.channel();
                var clients = new WaitingClients(Loopback.portOf(channel))) {
            clients.connect(50);
        }
    }
}
