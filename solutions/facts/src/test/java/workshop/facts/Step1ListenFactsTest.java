package workshop.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static workshop.facts.Loopback.anyPort;
import static workshop.facts.Loopback.port;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.NotYetBoundException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("docs/step01-listen.md")
@FactsOf("docs/step01-listen.md")
class Step1ListenFactsTest {

    private static final String PROC = "the test reads numbers of the kernel from Linux' /proc";

    @AutoClose
    private final Loopback loopback = new Loopback();

    @Test
    @DisplayName(
            "When bind has returned, the kernel completes handshakes and receives bytes, even if the program does not accept.")
    @Section("The concept")
    void kernelListens() throws IOException {
        ServerSocketChannel listener = loopback.listen();
        SocketChannel client = loopback.connect(listener);
        client.write(ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII)));
        client.shutdownOutput();

        // The program accepts only now.
        SocketChannel child = loopback.accept(listener);
        assertThat(child.socket().getInputStream().readAllBytes()).asString().isEqualTo("hello");
    }

    @Test
    @DisplayName("The backlog limits the queue, not the number of connections: twenty are open with a backlog of 1.")
    @Section("The concept")
    void backlogIsNoLimitOfConnections() throws IOException {
        ServerSocketChannel listener = loopback.listen(1);
        for (int i = 0; i < 20; i++) {
            loopback.connect(listener);
            loopback.accept(listener);
        }
    }

    @Test
    @DisplayName("Linux reduces the backlog to /proc/sys/net/core/somaxconn.")
    @Section("The concept")
    @EnabledOnOs(value = OS.LINUX, disabledReason = PROC)
    void somaxconn() throws IOException, InterruptedException {
        String limit = sysctl("net/core/somaxconn");

        assertThat(backlogInSs(loopback.listen(Integer.MAX_VALUE))).isEqualTo(limit);
    }

    @Test
    @DisplayName("On Linux, a connect to port 0 is refused: no program can listen there.")
    @Section("The concept")
    @EnabledOnOs(
            value = OS.LINUX,
            disabledReason = "other systems refuse port 0 in connect itself, with another error message")
    void connectToPortZero() {
        assertThatThrownBy(() -> loopback.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)))
                .isInstanceOf(ConnectException.class)
                .hasMessage("Connection refused");
    }

    @Test
    @DisplayName("A socket that is bound to one address of the host cannot be reached by another address of the host; a"
            + " socket that is bound to the wildcard address can.")
    @Section("The concept")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "not every system answers on 127.0.0.2")
    void addressDecides() throws IOException {
        int bound = port(loopback.listen());
        int wildcard = port(loopback.listener().bind(new InetSocketAddress(0)));

        assertThatThrownBy(() -> loopback.connect(new InetSocketAddress("127.0.0.2", bound)))
                .isInstanceOf(ConnectException.class);
        loopback.connect(new InetSocketAddress("127.0.0.2", wildcard));
    }

    @Test
    @DisplayName("The wildcard address takes IPv6 and IPv4.")
    @Section("The concept")
    void wildcardTakesBoth() throws IOException {
        InetAddress six = InetAddress.getByName("::1");
        assumeTrue(NetworkInterface.getByInetAddress(six) != null, "this host has no IPv6");
        int port = port(loopback.listener().bind(new InetSocketAddress(0)));

        loopback.connect(new InetSocketAddress(six, port));
        loopback.connect(new InetSocketAddress("127.0.0.1", port));
    }

    @Test
    @DisplayName("A port has 16 bits: 65536 is not a port.")
    @Section("1.1")
    void sixteenBits() {
        new InetSocketAddress(65_535);
        assertThatThrownBy(() -> new InetSocketAddress(65_536)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("Linux takes the ports of clients from ip_local_port_range.")
    @Section("1.1")
    @EnabledOnOs(value = OS.LINUX, disabledReason = PROC)
    void clientPorts() throws IOException {
        String[] range = sysctl("net/ipv4/ip_local_port_range").split("\\s+");
        ServerSocketChannel listener = loopback.listen();
        for (int i = 0; i < 20; i++) {
            assertThat(loopback.connect(listener).socket().getLocalPort())
                    .isBetween(Integer.valueOf(range[0]), Integer.valueOf(range[1]));
        }
    }

    @Test
    @DisplayName(
            "Java has no method listen: a channel that is not bound cannot accept, and a channel that is bound can.")
    @Section("1.2")
    void bindListens() throws IOException {
        ServerSocketChannel channel = loopback.listener();
        channel.configureBlocking(false);
        assertThat(channel.getLocalAddress()).isNull();
        assertThatThrownBy(channel::accept).isInstanceOf(NotYetBoundException.class);

        channel.bind(anyPort());
        assertThat(channel.accept())
                .as("the accepted connection, where no client connected")
                .isNull();
    }

    @Test
    @DisplayName("For port 0, the system chooses a free port, and getLocalAddress returns it.")
    @Section("1.3")
    void portZero() throws IOException {
        int first = port(loopback.listen());
        int second = port(loopback.listen());

        assertThat(first).isBetween(1, 65_535).isNotEqualTo(second);
    }

    @Test
    @DisplayName("Two listeners cannot have the same address and port.")
    @Section("1.3")
    void oneListenerAPort() throws IOException {
        ServerSocketChannel first = loopback.listen();
        assertThatThrownBy(() -> loopback.listener().bind(first.getLocalAddress()))
                .isInstanceOf(BindException.class);
    }

    @Test
    @DisplayName("On Linux two listeners share an address and port when both set SO_REUSEPORT.")
    @Section("1.3")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems treat SO_REUSEPORT differently, or do not have it")
    void reusePort() throws IOException {
        ServerSocketChannel first = loopback.listener().setOption(StandardSocketOptions.SO_REUSEPORT, true);
        ServerSocketChannel second = loopback.listener().setOption(StandardSocketOptions.SO_REUSEPORT, true);
        first.bind(anyPort());
        second.bind(first.getLocalAddress());

        assertThat(second.getLocalAddress()).isEqualTo(first.getLocalAddress());
    }

    @Test
    @DisplayName("An InetSocketAddress of only a port is the wildcard address.")
    @Section("1.4")
    void portAlone() throws IOException {
        assertThat(loopback.listener().bind(new InetSocketAddress(0)).getLocalAddress())
                .asInstanceOf(type(InetSocketAddress.class))
                .matches(address -> address.getAddress().isAnyLocalAddress(), "is the wildcard");
    }

    @Test
    @DisplayName("The JDK says \"Address already in use\", and does not say which address.")
    @Section("1.5")
    void whichAddress() throws IOException {
        ServerSocketChannel first = loopback.listen();
        assertThatThrownBy(() -> loopback.listener().bind(first.getLocalAddress()))
                .hasMessageStartingWith("Address already in use")
                .hasMessageNotContaining(String.valueOf(port(first)));
    }

    @Test
    @DisplayName("A port that is in use on one address may be free on another.")
    @Section("1.5")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "not every system answers on 127.0.0.2")
    void freeOnAnotherAddress() throws IOException {
        int inUse = port(loopback.listen());

        assertThat(port(loopback.listener().bind(new InetSocketAddress("127.0.0.2", inUse))))
                .isEqualTo(inUse);
    }

    @Test
    @DisplayName("A BindException has no constructor that takes a cause.")
    @Section("1.5")
    void noCause() {
        assertThat(BindException.class.getConstructors())
                .noneMatch(
                        constructor -> List.of(constructor.getParameterTypes()).contains(Throwable.class));
    }

    @Test
    @DisplayName("A channel that could not be bound is still open, and holds a file descriptor until it is closed.")
    @Section("1.5")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the JDK counts descriptors on Unix only")
    void unboundChannelsStayOpen() throws IOException {
        ServerSocketChannel other = loopback.listen();
        long before = descriptors();
        List<ServerSocketChannel> failed = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ServerSocketChannel channel = loopback.listener();
            failed.add(channel);
            assertThatThrownBy(() -> channel.bind(other.getLocalAddress())).isInstanceOf(BindException.class);
        }
        assertThat(failed).allMatch(ServerSocketChannel::isOpen);
        assertThat(descriptors() - before)
                .as("file descriptors of 100 channels")
                .isGreaterThan(90);

        for (ServerSocketChannel channel : failed) {
            channel.close();
        }
        assertThat(descriptors() - before)
                .as("file descriptors, after the channels are closed")
                .isLessThan(10);
    }

    @Test
    @DisplayName("For an unresolved host, bind throws an exception that is not an IOException.")
    @Section("1.5")
    void unresolved() {
        assertThatThrownBy(() -> loopback.listener().bind(InetSocketAddress.createUnresolved("nowhere.invalid", 0)))
                .isInstanceOf(UnresolvedAddressException.class)
                .isNotInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("On Linux, HotSpot raises its soft limit of open files to the hard one when it starts.")
    @Section("1.5")
    @EnabledOnOs(value = OS.LINUX, disabledReason = PROC)
    void softLimitIsRaised() throws IOException {
        String[] limits = OtherJvm.runAfter("ulimit -Sn 100", Limits.class).split("\\s+");

        assertThat(limits[0])
                .as("the soft limit of a JVM that was started with 100")
                .isEqualTo(limits[1]);
    }

    /** Prints the soft and the hard limit of its process. */
    static final class Limits {

        public static void main(String[] args) throws IOException {
            for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
                if (line.startsWith("Max open files")) {
                    System.out.println(line.replaceFirst("Max open files\\s+(\\d+)\\s+(\\d+).*", "$1 $2"));
                }
            }
        }
    }

    @Test
    @DisplayName("On Linux and macOS, the JDK sets SO_REUSEADDR on a listening channel by itself.")
    @Section("1.6")
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = "on Windows the option means something else")
    void reuseAddressIsSet() throws IOException {
        assertThat(loopback.listener().getOption(StandardSocketOptions.SO_REUSEADDR))
                .isTrue();
    }

    @Test
    @DisplayName(
            "On Linux, a connection in TIME_WAIT keeps the port from being bound again, unless SO_REUSEADDR is set.")
    @Section("1.6")
    @EnabledOnOs(value = OS.LINUX, disabledReason = PROC)
    void timeWaitKeepsThePort() throws IOException {
        ServerSocketChannel listener = loopback.listen();
        InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
        SocketChannel client = loopback.connect(listener);
        int clientPort = client.socket().getLocalPort();
        loopback.accept(listener).close();
        client.close();
        listener.close();
        await().untilAsserted(() -> assertThat(ProcNetTcp.between(address.getPort(), clientPort))
                .extracting(ProcNetTcp::state)
                .containsExactly("TIME_WAIT"));

        ServerSocketChannel without = loopback.listener().setOption(StandardSocketOptions.SO_REUSEADDR, false);
        assertThatThrownBy(() -> without.bind(address)).isInstanceOf(BindException.class);
        loopback.listener().bind(address);
    }

    @Test
    @DisplayName("When a listener is closed, connections in its queue are reset, and accepted connections stay open.")
    @Section("1.6")
    void closingAListener() throws IOException {
        ServerSocketChannel listener = loopback.listen();
        SocketChannel served = loopback.connect(listener);
        SocketChannel child = loopback.accept(listener);
        SocketChannel waiting = loopback.connect(listener);
        listener.close();

        assertThatThrownBy(() -> waiting.read(ByteBuffer.allocate(1)))
                .as("the read; at the end of the stream it would return -1")
                .isInstanceOf(IOException.class);
        child.write(ByteBuffer.wrap(new byte[1]));
        assertThat(served.read(ByteBuffer.allocate(10))).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "On Linux, a thread that is blocked in accept keeps the port, until that accept has returned after close.")
    @Section("1.6")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems may wake the thread differently")
    void acceptKeepsThePort() throws Exception {
        boolean refused = false;
        for (int round = 0; round < 50 && !refused; round++) {
            ServerSocketChannel listener = loopback.listen();
            SocketAddress address = listener.getLocalAddress();
            Thread accepting = Thread.ofPlatform().start(() -> assertThatThrownBy(listener::accept));
            await().until(() -> isBlockedInAccept(accepting));
            listener.close();

            refused = !canListen(address);
            accepting.join();
            assertThat(canListen(address))
                    .as("whether the port is free after accept has returned")
                    .isTrue();
        }
        assertThat(refused)
                .as("whether the port was still in use after close, in one of 50 rounds")
                .isTrue();
    }

    @Test
    @DisplayName("A selector keeps the port of a closed channel until its next selection; until then, clients connect.")
    @Section("1.6")
    void selectorKeepsThePort() throws IOException {
        ServerSocketChannel listener = loopback.listen();
        SocketAddress address = listener.getLocalAddress();
        try (Selector selector = Selector.open()) {
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            listener.close();

            SocketChannel.open(address).close();
            selector.selectNow();
            assertThatThrownBy(() -> SocketChannel.open(address).close()).isInstanceOf(ConnectException.class);
            assertThat(canListen(address))
                    .as("whether the port is free after the selection")
                    .isTrue();
        }
    }

    private static boolean isBlockedInAccept(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0
                && stack[0].isNativeMethod()
                && stack[0].getMethodName().equals("accept");
    }

    private boolean canListen(SocketAddress address) throws IOException {
        try (ServerSocketChannel channel = loopback.listener()) {
            channel.bind(address);
            return true;
        } catch (BindException e) {
            return false;
        }
    }

    @Test
    @DisplayName("For a backlog of 0, the JDK uses 50.")
    @Section("1.7")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the test reads the backlog with Linux' ss")
    void noBacklog() throws IOException, InterruptedException {
        assertThat(backlogInSs(loopback.listen(0))).isEqualTo("50");
    }

    @Test
    @DisplayName("On Linux, one more connection waits than the backlog says; with a full queue, connect blocks.")
    @Section("1.7")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems treat a full queue differently")
    void fullQueue() throws IOException {
        ServerSocketChannel listener = loopback.listen(2);
        for (int i = 0; i < 3; i++) {
            loopback.connect(listener);
        }
        try (Socket further = new Socket()) {
            assertThatThrownBy(() -> further.connect(listener.getLocalAddress(), 500))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    @DisplayName("On Linux, a blocked connect completes by itself when the queue has space again.")
    @Section("1.7")
    @EnabledOnOs(value = OS.LINUX, disabledReason = PROC)
    void spaceInTheQueue() throws Exception {
        ServerSocketChannel listener = loopback.listen(1);
        loopback.connect(listener);
        loopback.connect(listener);
        SocketChannel further = loopback.client();
        FutureTask<Boolean> connecting = new FutureTask<>(() -> further.connect(listener.getLocalAddress()));
        Thread.startVirtualThread(connecting);
        await().until(() -> synSentTo(listener).count() == 1);

        loopback.accept(listener);
        assertThat(connecting.get()).as("whether the client is connected").isTrue();
    }

    @Test
    @DisplayName(
            "On Linux, Recv-Q counts waiting connections for a listening socket, and unread bytes for a connection.")
    @Section("1.7")
    @EnabledOnOs(value = OS.LINUX, disabledReason = PROC)
    void queues() throws IOException {
        ServerSocketChannel listener = loopback.listen();
        loopback.connect(listener);
        SocketChannel talking = loopback.connect(listener);
        talking.write(ByteBuffer.wrap("hello\n".getBytes(StandardCharsets.US_ASCII)));

        int port = port(listener);
        int clientPort = talking.socket().getLocalPort();
        await().untilAsserted(() -> {
            assertThat(ProcNetTcp.between(port, 0))
                    .extracting(ProcNetTcp::receiveQueue)
                    .containsExactly(2L);
            assertThat(ProcNetTcp.between(port, clientPort))
                    .extracting(ProcNetTcp::receiveQueue)
                    .containsExactly(6L);
        });
    }

    @Test
    @DisplayName("On Linux, the system of a client sends the SYN again and again while the queue is full.")
    @Section("Beyond")
    @EnabledOnOs(value = OS.LINUX, disabledReason = PROC)
    void synAgain() throws Exception {
        ServerSocketChannel listener = loopback.listen(1);
        loopback.connect(listener);
        loopback.connect(listener);
        SocketChannel further = loopback.client();
        further.configureBlocking(false);
        further.connect(listener.getLocalAddress());

        await().until(() -> synSentTo(listener).anyMatch(socket -> socket.retries() >= 2));
    }

    /** A setting of the Linux kernel. It must be read in one call: Files.readString would get only the first digit. */
    private static String sysctl(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/sys", name)).getFirst();
    }

    /** The sockets of clients that try to connect to a listener. */
    private static Stream<ProcNetTcp> synSentTo(ServerSocketChannel listener) throws IOException {
        int port = port(listener);
        return ProcNetTcp.ofPort(port).stream()
                .filter(socket -> socket.remotePort() == port && socket.state().equals("SYN_SENT"));
    }

    /** The backlog of a listening socket: its Send-Q, which only ss shows. */
    private static String backlogInSs(ServerSocketChannel listener) throws IOException, InterruptedException {
        Process ss;
        try {
            ss = new ProcessBuilder("ss", "-Hltn", "sport = :" + port(listener)).start();
        } catch (IOException e) {
            assumeTrue(false, "ss is not installed");
            throw e;
        }
        String line = new String(ss.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return line.strip().split("\\s+")[2];
    }

    private static long descriptors() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}
