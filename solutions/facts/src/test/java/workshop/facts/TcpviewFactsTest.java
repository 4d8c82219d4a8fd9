package workshop.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("docs/tcpview.md, on Linux")
@FactsOf("docs/tcpview.md")
@EnabledOnOs(value = OS.LINUX, disabledReason = "sockets are read from Linux's /proc/net/tcp")
class TcpviewFactsTest {

    private static final byte[] HELLO = "hello\n".getBytes(UTF_8);

    // The states

    @Test
    @DisplayName("The listener stays in LISTEN; each connection gets a new socket.")
    @Section("The states")
    void listenerStays() throws IOException {
        try (ServerSocketChannel listener = listen(5);
                SocketChannel client = SocketChannel.open(listener.getLocalAddress())) {
            int port = listener.socket().getLocalPort();
            int clientPort = client.socket().getLocalPort();

            // The kernel gives its table in pieces, in which a row may be missing while others come and go.
            await().untilAsserted(() -> assertThat(ProcNetTcp.ofPort(port))
                    .extracting(row -> row.state() + " " + row.localPort() + " " + row.remotePort())
                    .contains(
                            "LISTEN " + port + " 0",
                            "ESTABLISHED " + port + " " + clientPort,
                            "ESTABLISHED " + clientPort + " " + port));
        }
    }

    @Test
    @DisplayName(
            "A client whose SYN gets no answer is in SYN_SENT, and its Send-Q is 1: the SYN has a sequence number.")
    @Section("The states")
    void synSent() throws IOException {
        List<SocketChannel> clients = new ArrayList<>();
        try (ServerSocketChannel listener = listen(1)) {
            // Linux lets one more wait than the backlog says, and ignores the SYNs of those after them.
            for (int i = 0; i < 8; i++) {
                SocketChannel client = SocketChannel.open();
                clients.add(client);
                client.bind(loopback(0));
                client.configureBlocking(false);
                client.connect(listener.getLocalAddress());
            }
            int last = clients.getLast().socket().getLocalPort();

            soon(() -> ProcNetTcp.between(last, listener.socket().getLocalPort()), "SYN_SENT")
                    .satisfies(row -> assertThat(row.sendQueue()).isEqualTo(1));
        } finally {
            for (SocketChannel client : clients) {
                client.close();
            }
        }
    }

    @Test
    @DisplayName("The end that closes first is in FIN_WAIT_2, and the other end in CLOSE_WAIT until it closes too.")
    @Section("The states")
    void closeWait() throws IOException {
        try (BothEnds connection = BothEnds.connect()) {
            connection.client().close();
            soon(connection::clientRow, "FIN_WAIT_2");
            soon(connection::serverRow, "CLOSE_WAIT");

            connection.server().close();
            soon(connection::clientRow, "TIME_WAIT");
            await().untilAsserted(() -> assertThat(connection.serverRow()).isEmpty());
        }
    }

    @Test
    @DisplayName(
            "Linux removes a socket in FIN_WAIT_2 after tcp_fin_timeout, but only once the program has closed the socket.")
    @Section("The states")
    void finWait2() throws IOException {
        // The kernel gives the number to a first read only, so that it must not be of one byte.
        double timeout = Double.parseDouble(Files.readAllLines(Path.of("/proc/sys/net/ipv4/tcp_fin_timeout"))
                .getFirst());
        assumeTrue(timeout == 60, () -> "tcp_fin_timeout is not 60 seconds here, but " + timeout);
        try (BothEnds connection = BothEnds.connect()) {
            connection.client().shutdownOutput();
            soon(connection::clientRow, "FIN_WAIT_2")
                    .satisfies(row -> assertThat(row.timerSeconds()).isZero());

            connection.client().close();
            await().untilAsserted(() -> assertThat(connection.clientRow())
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.state()).isEqualTo("FIN_WAIT_2");
                        assertThat(row.timerSeconds()).isBetween(30.0, 61.0);
                    }));
        }
    }

    @Test
    @DisplayName("TIME_WAIT belongs to no process, and lasts a minute.")
    @Section("The states")
    void timeWait() throws IOException {
        try (BothEnds connection = BothEnds.connect()) {
            connection.client().close();
            connection.server().close();

            soon(connection::clientRow, "TIME_WAIT").satisfies(row -> {
                assertThat(row.inode()).as("what a process would have open").isZero();
                assertThat(row.timerSeconds()).as("seconds left").isBetween(30.0, 61.0);
            });
        }
    }

    @Test
    @DisplayName("The end that closes first has the TIME_WAIT, whether client or server.")
    @Section("The states")
    void firstCloser() throws IOException {
        try (BothEnds connection = BothEnds.connect()) {
            connection.server().close();
            soon(connection::clientRow, "CLOSE_WAIT");
            connection.client().close();

            soon(connection::serverRow, "TIME_WAIT");
            await().untilAsserted(() -> assertThat(connection.clientRow()).isEmpty());
        }
    }

    // The queues

    @Test
    @DisplayName("A listener's Recv-Q counts the connections that wait to be accepted, and its Send-Q is 0.")
    @Section("The queues")
    void listenersQueue() throws IOException {
        try (ServerSocketChannel listener = listen(5);
                SocketChannel one = SocketChannel.open(listener.getLocalAddress());
                SocketChannel two = SocketChannel.open(listener.getLocalAddress())) {
            int port = listener.socket().getLocalPort();
            assertThat(one.isConnected() && two.isConnected()).isTrue();
            assertThat(queues(ProcNetTcp.between(port, 0))).containsExactly("Recv-Q 2, Send-Q 0");

            listener.accept().close();
            assertThat(queues(ProcNetTcp.between(port, 0))).containsExactly("Recv-Q 1, Send-Q 0");
        }
    }

    @Test
    @DisplayName("Bytes that the program has not read are in its Recv-Q, and no longer in the sender's Send-Q.")
    @Section("The queues")
    void recvQ() throws IOException {
        try (BothEnds connection = BothEnds.connect()) {
            connection.client().write(ByteBuffer.wrap(HELLO));

            await().untilAsserted(() -> {
                assertThat(queues(connection.serverRow())).containsExactly("Recv-Q 6, Send-Q 0");
                assertThat(queues(connection.clientRow())).containsExactly("Recv-Q 0, Send-Q 0");
            });
        }
    }

    @Test
    @DisplayName("Six unread bytes and the end of the stream, make a Recv-Q of 7.")
    @Section("The queues")
    void endHasANumber() throws IOException {
        try (BothEnds connection = BothEnds.connect()) {
            connection.client().write(ByteBuffer.wrap(HELLO));
            connection.client().close();

            soon(connection::serverRow, "CLOSE_WAIT")
                    .satisfies(row -> assertThat(row.receiveQueue()).isEqualTo(7));
        }
    }

    @Test
    @DisplayName("Bytes that the peer's kernel cannot store stay in the Send-Q, also after the sender has closed.")
    @Section("The queues")
    void sendQ() throws IOException {
        try (BothEnds connection = BothEnds.connect()) {
            long written = fill(connection.client());
            await().untilAsserted(() -> assertThat(allQueued(connection)).isEqualTo(written));

            connection.client().close();
            soon(connection::clientRow, "FIN_WAIT_1");
            // Bytes may move from one queue to the other between the two rows that are read.
            await().untilAsserted(() -> assertThat(allQueued(connection))
                    .as("and the end of the stream")
                    .isEqualTo(written + 1));
        }
    }

    private static long allQueued(BothEnds connection) {
        return connection.clientRow().getFirst().sendQueue()
                + connection.serverRow().getFirst().receiveQueue();
    }

    /** Writes until the system takes no more. */
    private static long fill(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        long written = 0;
        int misses = 0;
        while (misses < 100) {
            int count = channel.write(ByteBuffer.allocate(64 * 1024));
            misses = count == 0 ? misses + 1 : 0;
            written += count;
        }
        return written;
    }

    // Two clients

    @Test
    @DisplayName("A connection that is not accepted has no process; accepting gives it one.")
    @Section("Two clients")
    void notAccepted() throws IOException {
        try (ServerSocketChannel listener = listen(5);
                SocketChannel client = SocketChannel.open(listener.getLocalAddress())) {
            int port = listener.socket().getLocalPort();
            int clientPort = client.socket().getLocalPort();
            assertThat(ProcNetTcp.between(port, clientPort))
                    .singleElement()
                    .satisfies(row -> assertThat(row.inode()).isZero());

            try (SocketChannel accepted = listener.accept()) {
                assertThat(ProcNetTcp.between(port, accepted.socket().getPort()))
                        .singleElement()
                        .satisfies(row -> assertThat(row.inode()).isPositive());
            }
        }
    }

    @Test
    @DisplayName(
            "When a process is killed, the kernel closes its sockets: its end in FIN_WAIT_2, the client's in CLOSE_WAIT.")
    @Section("Two clients")
    void killed() throws IOException {
        try (ServerProcess server = ServerProcess.start();
                SocketChannel client = server.connect()) {
            int port = server.address().getPort();
            int clientPort = client.socket().getLocalPort();
            server.process().destroyForcibly();

            soon(() -> ProcNetTcp.between(port, clientPort), "FIN_WAIT_2")
                    .satisfies(row -> assertThat(row.inode()).isZero());
            soon(() -> ProcNetTcp.between(clientPort, port), "CLOSE_WAIT");
        }
    }

    // What it cannot see

    @Test
    @DisplayName("Linux cuts a name after 15 bytes, also in the middle of a character.")
    @Section("What it cannot see")
    void names() {
        assertThat(named("äöüäöüäöüäöü".getBytes(UTF_8))).hasSize(15).endsWith("ü".getBytes(UTF_8)[0]);
    }

    @Test
    @DisplayName("A name may contain a terminal command.")
    @Section("What it cannot see")
    void escapes() {
        byte[] clear = "\033[2J".getBytes(UTF_8);

        assertThat(named(clear)).isEqualTo(clear);
    }

    /** What the kernel makes of this name: tried on a thread, which has a name as a process has. */
    private static byte[] named(byte[] name) {
        Path comm = Path.of("/proc/thread-self/comm");
        return onNewThread(() -> {
            try {
                Files.write(comm, name);
                byte[] line = Files.readAllBytes(comm);
                return Arrays.copyOf(line, line.length - 1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static <T> T onNewThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start())
                .join();
    }

    @Test
    @DisplayName("Only root sees which sockets the processes of other users have open.")
    @Section("What it cannot see")
    void otherUsers() {
        assumeFalse("root".equals(System.getProperty("user.name")), "root is told");
        assumeTrue(ProcessHandle.of(1).isPresent(), "no other user's process is to be seen here");
        assumeFalse(
                ProcessHandle.of(1)
                        .flatMap(init -> init.info().user())
                        .equals(ProcessHandle.current().info().user()),
                "process 1 is this user's own");

        assertThatThrownBy(() -> Files.list(Path.of("/proc/1/fd")).close()).isInstanceOf(AccessDeniedException.class);
    }

    /** The one row, once it is in this state. */
    private static ObjectAssert<ProcNetTcp> soon(Supplier<List<ProcNetTcp>> row, String state) {
        await().untilAsserted(() ->
                assertThat(row.get()).extracting(ProcNetTcp::state).containsExactly(state));
        return assertThat(row.get()).singleElement(type(ProcNetTcp.class));
    }

    private static List<String> queues(List<ProcNetTcp> rows) {
        return rows.stream()
                .map(row -> "Recv-Q " + row.receiveQueue() + ", Send-Q " + row.sendQueue())
                .toList();
    }

    private static ServerSocketChannel listen(int backlog) throws IOException {
        return ServerSocketChannel.open().bind(loopback(0), backlog);
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
