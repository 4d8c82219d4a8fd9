package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("3.2 Fail clearly: within the timeout")
class Ex3_2_TimeoutTest {

    private static final String HOST = ConnectAttempt.HOST;

    @Test
    @Order(1)
    @DisplayName("connecting to a peer that never accepts fails within the timeout")
    @EnabledOnOs(value = OS.LINUX, disabledReason = UnresponsiveListener.OTHER_SYSTEMS)
    void neverAccepts() throws Throwable {
        Duration timeout = Duration.ofMillis(200);
        try (UnresponsiveListener listener = UnresponsiveListener.open(Loopback.anyPort())) {
            int port = listener.port();
            long longest = timeout.toMillis() + 700;
            long time = timeToFail(port, timeout);
            // A busy system may be late, but not each time.
            for (int i = 1; i < 3 && time > longest; i++) {
                time = timeToFail(port, timeout);
            }
            assertThat(time)
                    .as("the time until connect failed, in ms, with a timeout of %d ms", timeout.toMillis())
                    .isBetween(timeout.toMillis() * 3 / 4, longest);

            assertThat(shortestTime(port, Duration.ofNanos(1)))
                    .as("the shortest time of 10 attempts to connect, in ms, with a timeout of 1 ns each")
                    .isLessThan(50);

            // A timeout of less than a millisecond is not infinite, and neither is one that has passed already.
            Descriptors.assertNoLeak(
                    "that timed out",
                    () -> assertThat(ConnectAttempt.failure(HOST, port, Duration.ofNanos(1)))
                            .as("the error of connecting with a timeout of 1 ns")
                            .isInstanceOf(IOException.class));
            // The last one has more nanoseconds than fit into a long.
            for (Duration passed : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(-200_000))) {
                assertThat(ConnectAttempt.failure(HOST, port, passed))
                        .as("the error of connecting with a timeout of %s", ConnectAttempt.text(passed))
                        .isInstanceOf(IOException.class);
            }
            Descriptors.assertNoLeak(
                    "on a thread that is interrupted",
                    () -> assertThat(ConnectAttempt.failureOnInterruptedThread(HOST, port, Duration.ofNanos(1)))
                            .as("the error of connecting on a thread that is interrupted")
                            .isInstanceOf(IOException.class)
                            .hasMessageContaining(HOST)
                            .hasMessageContaining(String.valueOf(port)));
        }
    }

    private static long timeToFail(int port, Duration timeout) throws Exception {
        long start = System.nanoTime();
        assertThat(ConnectAttempt.failure(HOST, port, timeout))
                .as("the error of connecting to port %d, where the accept queue is full", port)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(HOST)
                .hasMessageContaining(String.valueOf(port));
        return millisecondsSince(start);
    }

    /** On a busy machine an attempt may take much longer than its timeout, but not each of 10 attempts. */
    private static long shortestTime(int port, Duration timeout) throws Exception {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < 10 && shortest >= 50; i++) {
            long start = System.nanoTime();
            ConnectAttempt.failure(HOST, port, timeout);
            shortest = Math.min(shortest, millisecondsSince(start));
        }
        return shortest;
    }

    private static long millisecondsSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    @Test
    @Order(2)
    @DisplayName("a long timeout is a long time")
    @EnabledOnOs(value = OS.LINUX, disabledReason = UnresponsiveListener.OTHER_SYSTEMS)
    void longTimeout() throws Exception {
        try (ServerSocket accepting = new ServerSocket(0, 1, Loopback.anyPort().getAddress());
                SocketChannel connected = Connector.connect(HOST, accepting.getLocalPort(), Duration.ofMillis(300));
                UnresponsiveListener listener = UnresponsiveListener.open(Loopback.anyPort())) {
            assertDoesNotGiveUp(listener.port(), Duration.ofDays(30), "a timeout of 30 days");
            assertDoesNotGiveUp(listener.port(), ChronoUnit.FOREVER.getDuration(), "an infinite timeout");
            // Meanwhile the timeout of the first connection has passed.
            assertThat(connected.isOpen())
                    .as("the channel is still open, 400 ms after it was connected with a timeout of 300 ms")
                    .isTrue();
        }
    }

    private static void assertDoesNotGiveUp(int port, Duration timeout, String text) throws Exception {
        FutureTask<Throwable> attempt = ConnectAttempt.start(HOST, port, timeout);
        try {
            Throwable error = attempt.get(200, TimeUnit.MILLISECONDS);
            throw new AssertionError("with " + text + ", connect gave up within 200 ms: " + error);
        } catch (TimeoutException expected) {
            // It still tries to connect.
        } finally {
            attempt.cancel(true);
        }
    }

    @Test
    @Order(3)
    @DisplayName("an infinite timeout is accepted, also if the connection is refused")
    void infiniteTimeout() throws Exception {
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(Loopback.anyPort());
            try (SocketChannel channel =
                    Connector.connect(HOST, listener.getLocalPort(), ChronoUnit.FOREVER.getDuration())) {
                assertThat(channel.isConnected())
                        .as("the channel is connected, with an infinite timeout")
                        .isTrue();
            }
        }
        try (Socket owner = new Socket()) {
            int port = Loopback.refusingPort(owner);
            assertThat(ConnectAttempt.failure(HOST, port, ChronoUnit.FOREVER.getDuration()))
                    .as("the error of connecting to a port where no program listens, with an infinite timeout")
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(String.valueOf(port));
        }
    }

    @Test
    @Order(4)
    @DisplayName("a timeout of zero, or a negative one, leaves a millisecond to connect")
    void passedTimeout() throws Exception {
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(Loopback.anyPort(), 250);
            for (Duration passed : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
                ConnectAttempt.assertSucceedsOnce(HOST, listener.getLocalPort(), passed, "a listener");
            }
        }
        int free = DualAddressResolver.freePort();
        try (Socket refusing = new Socket();
                ServerSocket listener = new ServerSocket(free, 250, DualAddressResolver.ONE)) {
            refusing.bind(new InetSocketAddress(DualAddressResolver.OTHER, listener.getLocalPort()));
            String host = DualAddressResolver.OTHER_FIRST;
            ConnectAttempt.assertSucceedsOnce(
                    host, listener.getLocalPort(), Duration.ZERO, "a host with two addresses");
        }
    }

    @Test
    @Order(5)
    @DisplayName("an address that never responds leaves time for the next one, which has all the time that remains")
    @EnabledOnOs(value = OS.LINUX, disabledReason = UnresponsiveListener.OTHER_SYSTEMS)
    void unresponsiveAddress() throws Exception {
        int port = DualAddressResolver.freePort();
        Socket refusing = new Socket();
        refusing.bind(new InetSocketAddress(DualAddressResolver.ONE, port));
        List<UnresponsiveListener> seven = UnresponsiveListener.openAll(DualAddressResolver.SEVEN, port);
        try (UnresponsiveListener unresponsive =
                UnresponsiveListener.open(new InetSocketAddress(DualAddressResolver.OTHER, port))) {
            // Seven addresses that do not respond take long, and no processor. So the test goes on meanwhile.
            Supplier<FutureTask<Long>> sevenAddresses =
                    () -> ConnectAttempt.startTimed(DualAddressResolver.slowName(), port, Duration.ofMillis(500));
            FutureTask<Long> allAttempts = sevenAddresses.get();
            long timeout = 600;
            Supplier<FutureTask<Long>> fourRefusals = () ->
                    ConnectAttempt.startTimed(DualAddressResolver.OTHER_FIFTH_OF_SIX, port, Duration.ofMillis(timeout));
            FutureTask<Long> afterRefusals = fourRefusals.get();
            long start = System.nanoTime();
            assertThat(ConnectAttempt.failure(
                            DualAddressResolver.ONE_FIRST, unresponsive.port(), Duration.ofMillis(timeout)))
                    .as("the error of connecting to a host, one of whose addresses never responds")
                    .isInstanceOf(IOException.class);
            assertThat(millisecondsSince(start))
                    .as(
                            "the time until connect failed, in ms, where the first address refuses at once, of %d ms",
                            timeout)
                    .isGreaterThan(timeout * 3 / 4);
            long timeAfterRefusals = ConnectAttempt.timeOf(afterRefusals, timeout * 3 / 4, 5, fourRefusals);

            // Of no time, each address has no share either. But each attempt gets a millisecond, and not more.
            assertThat(ConnectAttempt.failure(DualAddressResolver.OTHER_FIRST, port, Duration.ZERO))
                    .as("the error of connecting to a host with two addresses, with a timeout of 0 ns")
                    .isInstanceOf(IOException.class);

            refusing.close();
            assertLeavesTime(port);
            assertThat(timeAfterRefusals)
                    .as(
                            "the time until connect failed, in ms, where four of six addresses refuse at once, and the"
                                    + " next one never responds, of %d ms",
                            timeout)
                    .isBetween(timeout * 3 / 8, timeout * 3 / 4);
            assertThat(ConnectAttempt.timeOf(allAttempts, 1100, 2, sevenAddresses))
                    .as("the time until connect failed, in ms, where it took 300 ms to resolve the name to seven"
                            + " addresses, and none of them responds within 500 ms")
                    .isBetween(775L, 1100L);
        } finally {
            refusing.close();
            for (UnresponsiveListener listener : seven) {
                listener.close();
            }
        }
    }

    private static void assertLeavesTime(int port) throws Exception {
        Duration timeout = Duration.ofMillis(2500);
        try (ServerSocket listener = new ServerSocket(port, 50, DualAddressResolver.ONE)) {
            long start = System.nanoTime();
            ConnectAttempt.assertSucceeds(
                    DualAddressResolver.OTHER_FIRST_OF_FIVE,
                    listener.getLocalPort(),
                    timeout,
                    "whose first address never responds");
            assertThat(millisecondsSince(start))
                    .as(
                            "the time to connect, in ms, where five addresses together have %d ms, and the first one"
                                    + " never responds",
                            timeout.toMillis())
                    .isBetween(timeout.toMillis() * 3 / 20, timeout.toMillis() * 9 / 20);
            // After the millisecond of the first address no time is left. The next one has a millisecond too.
            ConnectAttempt.assertSucceedsOnce(
                    DualAddressResolver.OTHER_FIRST, port, Duration.ZERO, "a host whose first address never responds");
        }
    }
}
