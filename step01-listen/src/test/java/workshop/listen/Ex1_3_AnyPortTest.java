package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("1.3 Let the OS choose")
class Ex1_3_AnyPortTest {

    @Test
    @Order(1)
    @DisplayName("two listeners at once, and each reports the port on which clients reach it")
    void realPorts() throws Exception {
        Listener one = Listener.onAnyPort();
        try (ServerSocketChannel first = one.channel()) {
            Listener other = secondListener();
            try (ServerSocketChannel second = other.channel()) {
                Loopback.portOf(first);
                assertThat(one.port()).as("the port of the first listener").isBetween(1, 65_535);
                assertThat(first.isOpen())
                        .as("whether the first listener is open after port()")
                        .isTrue();
                assertThat(other.port()).as("the port of the second listener").isNotEqualTo(one.port());
                assertThat(first.socket().getInetAddress())
                        .as("the address of a listener from onAnyPort")
                        .isEqualTo(InetAddress.getLoopbackAddress());
                assertReaches(one.port(), first);
                assertReaches(other.port(), second);
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("port() is right on every loopback address, also on an IPv6 address")
    void everyAddress() throws Exception {
        for (InetAddress address : Loopback.addresses()) {
            Listener listener = Listener.listen(new InetSocketAddress(address, 0));
            try (ServerSocketChannel channel = listener.channel()) {
                assertThat(listener.port())
                        .as("the port of a listener on %s", address)
                        .isEqualTo(Loopback.portOf(channel));
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("port() of a closed listener throws an IOException")
    void closed() throws Exception {
        assertThrowsWhenClosed(Listener.onAnyPort());
        // Here the program chose the port, so code could know it without the channel.
        assertThrowsWhenClosed(Listener.listen(Loopback.at(Loopback.freePort())));
    }

    private static void assertThrowsWhenClosed(Listener listener) throws IOException {
        try (ServerSocketChannel channel = listener.channel()) {
            assertThat(listener.port()).as("port() of an open listener").isEqualTo(Loopback.portOf(channel));
        }
        assertThatExceptionOfType(IOException.class)
                .as("port() of a listener whose channel is closed")
                .isThrownBy(listener::port);
    }

    @Test
    @Order(4)
    @DisplayName("300 listeners from onAnyPort whose channels are closed leave no file descriptor open")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the JDK counts descriptors on Unix only")
    void nothingLeaks() {
        FileDescriptors.assertNoneLeftOpenByListeners(port -> Listener.onAnyPort());
    }

    @Test
    @Order(5)
    @DisplayName("50 connections can wait for a listener from onAnyPort")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems treat a full queue differently: see the guide, 1.7")
    void defaultBacklog() throws Exception {
        Listener listener = Listener.onAnyPort();
        try (ServerSocketChannel channel = listener.channel();
                var clients = new WaitingClients(Loopback.portOf(channel))) {
            clients.connect(50);
        }
    }

    private static Listener secondListener() throws IOException {
        try {
            return Listener.onAnyPort();
        } catch (BindException e) {
            throw new AssertionError("a second listener asks for the port of the first: " + e.getMessage(), e);
        }
    }

    private static void assertReaches(int port, ServerSocketChannel channel) throws Exception {
        try (Socket client = Loopback.connect(port);
                Socket child = Loopback.accept(channel)) {
            assertThat(child.getPort())
                    .as("the remote port of the accepted connection")
                    .isEqualTo(client.getLocalPort());
        }
    }
}
