package workshop.listen;

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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("1.7 The backlog is a queue")
class Ex1_7_BacklogTest {

    @Test
    @Order(1)
    @DisplayName("connections that wait in the queue are accepted later, in order")
    void acceptedInOrder() throws Exception {
        Listener listener = Listener.listen(Loopback.anyPort(), 5);
        try (ServerSocketChannel channel = listener.channel();
                var clients = new WaitingClients(Loopback.portOf(channel))) {
            clients.connect(2);
            assertAccepted(clients, channel);
        }
    }

    @Test
    @Order(2)
    @DisplayName("the listener is bound to the requested address and port")
    void requestedAddress() throws Exception {
        for (InetAddress address : Loopback.addresses()) {
            var requested = new InetSocketAddress(address, Loopback.freePort());
            try (ServerSocketChannel channel = listen(requested).channel()) {
                Loopback.portOf(channel);
                assertThat(channel.getLocalAddress())
                        .as("the address of a listener with a backlog of 5 that should listen on %s", requested)
                        .isEqualTo(requested);
            }
        }
        try (ServerSocketChannel channel = listen(Loopback.anyPort()).channel()) {
            Loopback.portOf(channel);
            assertThat(channel.socket().getInetAddress())
                    .as("the address of a listener with a backlog of 5 that should listen on %s", Loopback.anyPort())
                    .isEqualTo(Loopback.anyPort().getAddress());
        }
        try (ServerSocketChannel channel = listen(new InetSocketAddress(0)).channel()) { // the wildcard address
            Loopback.connectOnEveryAddress(Loopback.portOf(channel));
        }
    }

    private static Listener listen(InetSocketAddress address) {
        try {
            return Listener.listen(address, 5);
        } catch (IOException | IllegalArgumentException e) {
            throw new AssertionError("listening with a backlog of 5 on the address " + address + " failed: " + e, e);
        }
    }

    @Test
    @Order(3)
    @DisplayName("a backlog of 1 is the smallest that is possible, and changes no other listener")
    void smallestBacklog() throws Exception {
        assertThatCode(() -> Listener.listen(Loopback.anyPort(), 1).channel().close())
                .as("listening with the smallest backlog, 1")
                .doesNotThrowAnyException();
        WaitingClients.assertTenWaitForALaterListener();
    }

    @Test
    @Order(4)
    @DisplayName("while the queue is full, further clients have to wait")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems treat a full queue differently: see the guide")
    void fullQueue() throws Exception {
        assertLength(1, Loopback.anyPort());
        assertLength(3, new InetSocketAddress(0)); // the wildcard address
    }

    private static void assertLength(int backlog, InetSocketAddress anyPort) throws Exception {
        Listener listener = Listener.listen(anyPort, backlog);
        int port = Loopback.portOf(listener.channel());
        try (ServerSocketChannel channel = listener.channel();
                var clients = new WaitingClients(port)) {
            clients.connectUntilFull();
            assertThat(clients.number())
                    .as("connections in the accept queue with a backlog of %d; Linux lets one more wait", backlog)
                    .isEqualTo(backlog + 1);

            assertAccepted(clients, channel);

            try (Socket late = Loopback.connect(port)) {
                assertNextInQueue(channel, late);
            }
        }
        // The server has closed these connections first, so they are in TIME_WAIT on its port.
        var again = new InetSocketAddress(anyPort.getAddress(), port);
        assertThatCode(() -> Listener.listen(again, backlog).channel().close())
                .as("listening again with a backlog of %d on port %d, which was just closed", backlog, port)
                .doesNotThrowAnyException();
    }

    @Test
    @Order(5)
    @DisplayName("the largest backlog lets more clients wait than the JDK's default does")
    void longQueue() throws Exception {
        Listener listener = Listener.listen(Loopback.anyPort(), Integer.MAX_VALUE);
        try (ServerSocketChannel channel = listener.channel();
                var clients = new WaitingClients(Loopback.portOf(channel))) {
            clients.connect(WaitingClients.longQueueOfThisSystem());
        }
    }

    private static void assertAccepted(WaitingClients clients, ServerSocketChannel channel) throws Exception {
        for (Socket client : clients) {
            assertNextInQueue(channel, client);
        }
    }

    private static void assertNextInQueue(ServerSocketChannel channel, Socket client) throws Exception {
        client.getOutputStream().write('!');
        try (Socket child = Loopback.accept(channel)) {
            assertThat(child.getPort())
                    .as("the remote port of the next connection in the queue")
                    .isEqualTo(client.getLocalPort());
            int read = waitingFor(
                    "a byte from a client that waited in the queue",
                    () -> child.getInputStream().read());
            assertThat((char) read).as("the byte that this client sent").isEqualTo('!');
        }
    }
}
