package workshop.listen;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
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

@DisplayName("1.2 Bind and listen")
class Ex1_2_BindAndListenTest {

    @Test
    @Order(1)
    @DisplayName("a client connects and sends bytes before the program accepts")
    void kernelCompletesTheHandshake() throws Exception {
        Listener listener = Listener.listen(Loopback.anyPort());

        try (ServerSocketChannel channel = listener.channel();
                Socket client = Loopback.connect(Loopback.portOf(channel))) {
            client.getOutputStream().write("early".getBytes(US_ASCII));

            try (Socket child = Loopback.accept(channel)) {
                byte[] bytes = waitingFor(
                        "the bytes that the client sent before accept",
                        () -> child.getInputStream().readNBytes(5));
                assertThat(new String(bytes, US_ASCII))
                        .as("the bytes that the client sent before accept")
                        .isEqualTo("early");
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("the listener is bound to the requested address and port")
    void requestedAddress() throws Exception {
        for (InetAddress address : Loopback.addresses()) {
            int port = Loopback.freePort();
            var requested = new InetSocketAddress(address, port);
            Listener listener = listen(requested);
            try (ServerSocketChannel channel = listener.channel()) {
                assertThat(Loopback.portOf(channel))
                        .as("the port of a listener that should listen on port %d", port)
                        .isEqualTo(port);
                assertThat(channel.getLocalAddress())
                        .as("the address of a listener that should listen on %s", requested)
                        .isEqualTo(requested);
            }
        }
    }

    private static Listener listen(InetSocketAddress address) throws IOException {
        try {
            return Listener.listen(address);
        } catch (IOException | IllegalArgumentException e) {
            throw new AssertionError("listening on the address " + address + " failed: " + e, e);
        }
    }

    @Test
    @Order(3)
    @DisplayName("with port 0, each listener gets a free port from the system, and leaves no thread")
    void portZero() throws Exception {
        try (ServerSocketChannel first = Listener.listen(Loopback.anyPort()).channel()) {
            assertThat(Loopback.portOf(first))
                    .as("the port of the first listener")
                    .isPositive();
            assertThat(first.socket().getInetAddress())
                    .as("the address of a listener that should listen on %s", Loopback.anyPort())
                    .isEqualTo(Loopback.anyPort().getAddress());
            assertThatCode(() -> Listener.listen(Loopback.anyPort()).channel().close())
                    .as("a second listener on port 0, for which the system chooses a port")
                    .doesNotThrowAnyException();
            assertThat(first.isOpen())
                    .as("whether the first listener is open after the second one was closed")
                    .isTrue();
        }
        var threads = new Threads();
        // Once could be luck: a thread that binds the channel may be quick enough.
        for (int i = 0; i < 100; i++) {
            try (ServerSocketChannel channel =
                    Listener.listen(Loopback.anyPort()).channel()) {
                Loopback.portOf(channel);
            }
        }
        threads.assertNoneLeftBy("100 listeners whose channels are closed");
    }

    @Test
    @Order(4)
    @DisplayName("50 connections can wait, as the JDK's default backlog says")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems treat a full queue differently: see the guide, 1.7")
    void defaultBacklog() throws Exception {
        Listener listener = Listener.listen(Loopback.anyPort());
        try (ServerSocketChannel channel = listener.channel();
                var clients = new WaitingClients(Loopback.portOf(channel))) {
            clients.connect(50);
            clients.connectUntilFull();

            assertThat(clients.number())
                    .as(
                            "connections in the accept queue with the JDK's default backlog of 50; Linux lets one more wait")
                    .isEqualTo(51);
        }
    }

    @Test
    @Order(5)
    @DisplayName("a listener on the wildcard address takes IPv4 and IPv6")
    void wildcardAddress() throws Exception {
        Listener listener = Listener.listen(new InetSocketAddress(0));
        try (ServerSocketChannel channel = listener.channel()) {
            Loopback.connectOnEveryAddress(Loopback.portOf(channel));
        }
    }

    @Test
    @Order(6)
    @DisplayName(
            "65535 is a port like any other, and so is a port below 1024, if the system lets this program listen on it")
    void largeAndLowPort() {
        Listening listening = port -> Listener.listen(Loopback.at(port));
        assertThatCode(listening::onTheLargestPort)
                .as("listening on port 65535")
                .doesNotThrowAnyException();
        int port = Loopback.freeLowPort();

        assertThatCode(() -> Listener.listen(Loopback.at(port)).channel().close())
                .as("listening on port %d, which is free", port)
                .doesNotThrowAnyException();
    }

    @Test
    @Order(7)
    @DisplayName("300 listeners whose channels are closed leave no file descriptor open")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the JDK counts descriptors on Unix only")
    void nothingLeaks() {
        FileDescriptors.assertNoneLeftOpenByListeners(port -> Listener.listen(Loopback.at(port)));
    }
}
