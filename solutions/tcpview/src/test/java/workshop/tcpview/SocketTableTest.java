package workshop.tcpview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static oshi.software.os.InternetProtocolStats.TcpState.CLOSE_WAIT;
import static oshi.software.os.InternetProtocolStats.TcpState.ESTABLISHED;
import static oshi.software.os.InternetProtocolStats.TcpState.FIN_WAIT_2;
import static oshi.software.os.InternetProtocolStats.TcpState.LISTEN;
import static oshi.software.os.InternetProtocolStats.TcpState.TIME_WAIT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import oshi.util.FileUtil;
import workshop.tcpview.TcpSocket.Owner;

@DisplayName("The operating system's table of sockets")
class SocketTableTest {

    private static final String LINUX_SHOWS_IT = "macOS shows no socket without a process, and Windows no queue";
    private static final Optional<String> ROOT = Optional.of("root");
    private static final int US = (int) ProcessHandle.current().pid();

    private final SocketTable table = new SocketTable();
    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

    SocketTableTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    private Socket connect() throws IOException {
        return new Socket(listener.getInetAddress(), listener.getLocalPort());
    }

    /**
     * Waits until the table shows these sockets of the listener's port, each as state, local and remote port, pid. There
     * may be others, in TIME_WAIT since the port was somebody else's.
     */
    private void awaitSockets(String alias, Tuple... sockets) {
        eventually(
                alias,
                () -> assertThat(table.ofPort(listener.getLocalPort()))
                        .extracting(
                                TcpSocket::state,
                                s -> s.local().getPort(),
                                s -> s.remote().getPort(),
                                s -> s.owner().pid())
                        .contains(sockets));
    }

    // Reading the table can take most of a second on a busy machine.
    private static void eventually(String alias, ThrowingRunnable assertion) {
        await(alias).atMost(Duration.ofSeconds(20)).untilAsserted(assertion);
    }

    @Test
    @DisplayName("shows a listener and both ends of a connection, with their process")
    void connection() throws Exception {
        int port = listener.getLocalPort();
        try (Socket client = connect();
                Socket child = listener.accept()) {
            awaitSockets(
                    "a listener and two ends of a connection",
                    tuple(LISTEN, port, 0, US),
                    tuple(ESTABLISHED, port, client.getLocalPort(), US),
                    tuple(ESTABLISHED, client.getLocalPort(), port, US));
            assertThat(table.ofPort(port))
                    // Some other connection may have the same remote port.
                    .filteredOn(socket -> socket.state() == ESTABLISHED
                            && socket.local().getAddress().isLoopbackAddress())
                    .as("the two ends of the connection")
                    .hasSize(2)
                    .allSatisfy(socket -> {
                        assertThat(socket.owner().name()).startsWith("java");
                        assertThat(socket.local().getAddress()).isEqualTo(child.getLocalAddress());
                        assertThat(socket.remote().getAddress()).isEqualTo(client.getLocalAddress());
                    });
        }
    }

    @Test
    @DisplayName("shows the sockets of a process, and no other's")
    void process() {
        eventually(
                "the listener among the sockets of this process",
                () -> assertThat(table.ofProcess(US)).anySatisfy(socket -> {
                    assertThat(socket.local()).isEqualTo(listener.getLocalSocketAddress());
                    assertThat(socket.state()).isEqualTo(LISTEN);
                }));
        assertThat(table.ofProcess(US))
                .extracting(socket -> socket.owner().pid())
                .containsOnly(US);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u001b[7m\u0007b", "a\u00ffb", "14 bytes, and \u00c3", " \u202e "})
    @DisplayName("shows a process with any name, even if its bytes are not UTF-8")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux lets a process change its name by a file")
    void names(String bytes) throws Exception {
        Path comm = Path.of("/proc/self/comm");
        String before = Files.readString(comm).strip();
        try {
            Files.write(comm, bytes.getBytes(StandardCharsets.ISO_8859_1));

            List<TcpSocket> ours = table.ofPort(listener.getLocalPort());

            assertThat(ours)
                    .extracting(socket -> socket.owner().pid())
                    .as("the process")
                    .contains(US);
            assertThat(ours)
                    .extracting(socket -> socket.owner().name())
                    .as("its name")
                    .anySatisfy(name -> assertThat(name).isNotBlank().doesNotStartWith("java"));
        } finally {
            Files.writeString(comm, before);
        }
    }

    @Test
    @DisplayName("may see this user's sockets, and only as root those of root")
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = "of Windows, no such rule is known")
    void mayKnow() {
        assertThat(SocketTable.mayKnow(US)).as("may know our own sockets").isTrue();

        assumeTrue(ROOT.equals(ProcessHandle.of(1).flatMap(init -> init.info().user())), "process 1 is root's");
        assumeFalse(ROOT.equals(ProcessHandle.current().info().user()), "what root may know differs in a container");
        assertThat(SocketTable.mayKnow(1)).as("may know those of process 1").isFalse();
    }

    @Test
    @DisplayName(
            "may know what Linux tells: a process may hide its files from its own user, and a container from its root")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems have no /proc")
    void mayKnowWhatLinuxTells() {
        ProcessHandle.allProcesses().limit(500).forEach(process -> {
            Optional<Boolean> told = tells(process.pid());
            boolean may = SocketTable.mayKnow((int) process.pid());
            if (process.isAlive()) {
                assertThat(told.orElse(may))
                        .as("whether Linux tells what is open in process %s, %s", process.pid(), process.info())
                        .isEqualTo(may);
            }
        });
    }

    /** Whether it tells what the first descriptor is; nothing where there is none. */
    private static Optional<Boolean> tells(long pid) {
        try {
            Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/0"));
            return Optional.of(true);
        } catch (AccessDeniedException e) {
            return Optional.of(false);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Test
    @DisplayName("nothing but the table is printed: no log lines of the library, as on a system without IPv6")
    void silent() {
        PrintStream before = System.err;
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        System.setErr(new PrintStream(screen, true, StandardCharsets.UTF_8));
        try {
            // As it reads /proc/net/tcp6.
            FileUtil.readFile("/no/such/file");
            LoggerFactory.getLogger(FileUtil.class).error("an error");
        } finally {
            System.setErr(before);
        }
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .as("what was printed")
                .isEmpty();
    }

    @Test
    @DisplayName("shows the end of a connection: FIN_WAIT_2 and CLOSE_WAIT, then TIME_WAIT")
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_SHOWS_IT)
    void end() throws Exception {
        int port = listener.getLocalPort();
        int clientPort;
        connect().close();
        try (Socket child = listener.accept()) {
            clientPort = child.getPort();
            awaitSockets(
                    "one end that closed, and one that did not yet",
                    tuple(LISTEN, port, 0, US),
                    tuple(CLOSE_WAIT, port, clientPort, US),
                    tuple(FIN_WAIT_2, clientPort, port, Owner.NONE.pid()));
        }
        awaitSockets(
                "what the one that closed first leaves behind",
                tuple(LISTEN, port, 0, US),
                tuple(TIME_WAIT, clientPort, port, Owner.NONE.pid()));
    }

    @Test
    @DisplayName("shows a connection that is not accepted yet, without a process, with its waiting bytes")
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_SHOWS_IT)
    void queues() throws Exception {
        int port = listener.getLocalPort();
        try (Socket client = connect();
                Socket second = connect()) {
            client.getOutputStream().write("hello\n".getBytes(StandardCharsets.US_ASCII));

            eventually(
                    "two connections and six bytes, received by nobody",
                    () -> assertThat(table.ofPort(port))
                            .filteredOn(socket -> socket.local().getPort() == port)
                            .extracting(
                                    socket -> socket.remote().getPort(),
                                    TcpSocket::receiveQueue,
                                    socket -> socket.owner().pid())
                            .contains(
                                    tuple(0, 2, US),
                                    tuple(client.getLocalPort(), 6, Owner.NONE.pid()),
                                    tuple(second.getLocalPort(), 0, Owner.NONE.pid())));
        }
    }

    @Test
    @DisplayName("shows the bytes that a peer does not read")
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_SHOWS_IT)
    void unacknowledged() throws Exception {
        try (SocketChannel client = SocketChannel.open(listener.getLocalSocketAddress())) {
            client.configureBlocking(false);
            int port = client.socket().getLocalPort();
            ByteBuffer bytes = ByteBuffer.allocate(1 << 20);
            while (client.write(bytes.clear()) > 0) {
                // Until both kernels' buffers are full.
            }
            eventually(
                    "bytes in the queue of the sender",
                    () -> assertThat(table.ofPort(listener.getLocalPort()))
                            .filteredOn(socket -> socket.local().getPort() == port)
                            .singleElement()
                            .extracting(TcpSocket::sendQueue)
                            .satisfies(queue -> assertThat(queue).isPositive()));
        }
    }
}
