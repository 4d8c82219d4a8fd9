package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static workshop.Waiting.waitingFor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import workshop.Waiting;

@DisplayName("2.1 Accept one client")
class Ex2_1_AcceptTest {

    /** Many more than other threads of this program open at the same time. */
    private static final int LEAKS = 40;

    @Test
    @Order(1)
    @DisplayName(
            "a child's local port is the listener's port, its remote port is the client's port; the listener stays open")
    void child() throws Exception {
        try (ServerSocketChannel listener = Loopback.listen()) {
            int port = listener.socket().getLocalPort();
            for (String name : new String[] {"the first client", "the second client"}) {
                try (Socket client = Loopback.connect(port);
                        SocketChannel child = AcceptLoop.acceptOne(listener)) {
                    assertThat(child.isOpen())
                            .as("%s's child is open, when acceptOne has returned it", name)
                            .isTrue();
                    assertThat(child.socket().getLocalPort())
                            .as("the local port of %s's child", name)
                            .isEqualTo(port);
                    assertThat(child.socket().getPort())
                            .as("the remote port of %s's child", name)
                            .isEqualTo(client.getLocalPort());
                    assertThat(child.getOption(StandardSocketOptions.TCP_NODELAY))
                            .as("TCP_NODELAY of %s's child", name)
                            .isTrue();
                    assertThat(child.getOption(StandardSocketOptions.SO_LINGER))
                            .as("SO_LINGER of %s's child: with 0, close resets the connection", name)
                            .isNotZero();
                    assertThat(child.isBlocking())
                            .as("%s's child is in blocking mode", name)
                            .isTrue();
                }
                assertThat(listener.isOpen())
                        .as("the listener is open after %s", name)
                        .isTrue();
                assertThat(listener.socket().getSoTimeout())
                        .as("the time limit of the listener in ms, after %s: 0 is none", name)
                        .isZero();
            }
        }
    }

    @Test
    @Order(2)
    @Timeout(4)
    @DisplayName("a child whose option cannot be set is closed, not leaked")
    void optionFails(@TempDir Path folder) throws Exception {
        // A Unix domain socket has no TCP_NODELAY, so setting the option fails.
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (ServerSocketChannel listener =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
                SocketChannel client = SocketChannel.open(address)) {
            // The JDK writes "not supported" or "Not supported": it depends on the call.
            Throwable failure = waitingFor(
                    "acceptOne to throw the exception of setOption",
                    () -> catchThrowable(() -> AcceptLoop.acceptOne(listener)));
            assertThat(failure)
                    .as("the exception of acceptOne for a socket that has no TCP_NODELAY")
                    .isNotNull()
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasStackTraceContaining("ot supported");

            assertThat(listener.isOpen())
                    .as("the listener is open after the option could not be set")
                    .isTrue();

            // A solution may have refused such a listener. Then the client is still in the queue, and this ends it.
            close(listener);
            client.configureBlocking(false);
            Loopback.waitUntil(
                    "the end of the connection whose option could not be set ("
                            + failure.getClass().getSimpleName() + ")",
                    () -> hasEnded(client));
        }
    }

    @Test
    @Order(4)
    @DisplayName("a child whose option cannot be set costs no descriptor: its output is not only shut down")
    void descriptors(@TempDir Path folder) throws Exception {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (ServerSocketChannel listener =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
            long before = openDescriptors();
            for (int i = 0; i < LEAKS; i++) {
                try (SocketChannel client = SocketChannel.open(address)) {
                    assertThat(catchThrowable(() -> AcceptLoop.acceptOne(listener)))
                            .as("the exception of acceptOne for a socket that has no TCP_NODELAY")
                            .isNotNull()
                            .hasStackTraceContaining("ot supported");
                    client.shutdownOutput();
                }
            }
            assertThat(openDescriptors() - before)
                    .as("the descriptors that are left open, after the option of %d children could not be set", LEAKS)
                    .isLessThan(LEAKS / 2);
        }
    }

    @Test
    @Order(5)
    @DisplayName("a child is closed also when setting the option fails with another exception")
    void optionFailsInAnotherWay() throws Exception {
        assertIsClosed("a SocketException", new SocketException("Invalid argument"));
        assertIsClosed("a RuntimeException", new DeliberateException());
    }

    private static void assertIsClosed(String thrown, Exception refused) throws Exception {
        SocketChannel child = FakeChannel.withoutOptions(refused);
        try (FakeListener listener = new FakeListener(() -> child)) {
            Throwable failure = catchThrowable(() -> AcceptLoop.acceptOne(listener));
            assumeFalse(FakeListener.IS_NO_REAL_SOCKET.contains(String.valueOf(failure)), "needs a real socket");
            assertThat(failure)
                    .as("the exception of acceptOne, when setOption throws %s", thrown)
                    .isEqualTo(refused);
            assertThat(child.isOpen())
                    .as("the child is open, after setOption has thrown %s", thrown)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("when accept fails, acceptOne throws the exception, and does not try again")
    void acceptFails() throws Exception {
        SocketChannel child = new FakeChannel();
        try (FakeListener listener = new FakeListener(() -> child, FakeListener.failing("from accept"))) {
            Throwable failure = catchThrowable(() -> {
                AcceptLoop.acceptOne(listener);
                AcceptLoop.acceptOne(listener);
            });
            assumeFalse(FakeListener.IS_NO_REAL_SOCKET.contains(String.valueOf(failure)), "needs a real socket");
            assertThat(String.valueOf(failure))
                    .as("the exception of acceptOne, when accept throws java.io.IOException: from accept")
                    .isEqualTo("java.io.IOException: from accept");
            assertThat(child.isOpen())
                    .as("the child of the accept before is open, after accept has failed")
                    .isTrue();
        }
    }

    /** 0 on a system that does not count them. */
    private static long openDescriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getOpenFileDescriptorCount()
                : 0;
    }

    private static void close(Channel channel) throws IOException {
        channel.close();
    }

    private static boolean hasEnded(SocketChannel client) {
        try {
            return client.read(ByteBuffer.allocate(1)) == -1;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    @Order(3)
    @DisplayName("a listener that is closed has no child: acceptOne throws a ClosedChannelException")
    void closedListener() throws Exception {
        ServerSocketChannel listener = Loopback.listen();
        listener.close();
        assertThat(catchThrowable(() -> AcceptLoop.acceptOne(listener)))
                .as("the exception of acceptOne, when the listener is closed")
                .isInstanceOf(ClosedChannelException.class);
        try (ServerSocketChannel open = Loopback.listen()) {
            Thread.currentThread().interrupt();
            Throwable thrown = catchThrowable(() -> AcceptLoop.acceptOne(open));
            // The next tests run on this thread too.
            Thread.interrupted();
            assertThat(thrown)
                    .as("the exception of acceptOne, when the listener is closed by an interrupt")
                    .isInstanceOf(ClosedChannelException.class);
        }
    }

    private static void assertAcceptsMeanwhile() throws Exception {
        try (ServerSocketChannel another = Loopback.listen();
                Socket client = Loopback.connect(another.socket().getLocalPort())) {
            FutureTask<SocketChannel> accepting = new FutureTask<>(() -> AcceptLoop.acceptOne(another));
            Thread.ofPlatform().daemon().start(accepting);
            try (SocketChannel child = waitingFor(
                    "acceptOne to accept a client, while another thread waits at another listener",
                    () -> accepting.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS))) {
                assertThat(child.socket().getPort())
                        .as("the remote port of the child of another listener")
                        .isEqualTo(client.getLocalPort());
            }
        }
    }

    @Test
    @DisplayName("when the listener is closed during accept, acceptOne throws a ClosedChannelException too")
    void closedDuringAccept() throws Exception {
        try (ServerSocketChannel listener = Loopback.listen()) {
            var outcome = new CompletableFuture<Throwable>();
            Thread accepting = Thread.ofPlatform()
                    .daemon()
                    .start(() -> outcome.complete(catchThrowable(() -> AcceptLoop.acceptOne(listener))));
            Loopback.waitUntil(
                    "acceptOne to wait for a client", () -> outcome.isDone() || Loopback.isInSystemCall(accepting));
            assertAcceptsMeanwhile();
            close(listener);
            assertThat(waitingFor(
                            "acceptOne to end, when the listener is closed during accept",
                            () -> outcome.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS)))
                    .as("the exception of acceptOne, when the listener is closed during accept")
                    .isInstanceOf(ClosedChannelException.class);
        }
    }
}
