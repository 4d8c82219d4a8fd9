package workshop.listen;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static workshop.listen.UnusableAddresses.MULTICAST;
import static workshop.listen.UnusableAddresses.OF_NO_HOST;
import static workshop.listen.UnusableAddresses.UNRESOLVED;
import static workshop.listen.UnusableAddresses.multicastIsRefused;

import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("1.7 The backlog is a queue: what is refused")
class Ex1_7_RefusedTest {

    @Test
    @Order(1)
    @DisplayName("a backlog below 1 is refused, and the error message names it")
    void backlogBelowOne() throws Exception {
        try (ServerSocketChannel other = ServerSocketChannel.open().bind(Loopback.anyPort())) {
            int inUse = Loopback.portOf(other);
            for (int backlog : new int[] {0, -7, Integer.MIN_VALUE}) {
                assertThatIllegalArgumentException()
                        .as("listening with a backlog of %d, which is below 1", backlog)
                        .isThrownBy(() -> Listener.listen(Loopback.anyPort(), backlog)
                                .channel()
                                .close())
                        .withMessageContaining(String.valueOf(backlog));
                assertThatIllegalArgumentException()
                        .as("listening with a backlog of %d on port %d, which is in use", backlog, inUse)
                        .isThrownBy(() -> Listener.listen(Loopback.at(inUse), backlog));
                assertThatIllegalArgumentException()
                        .as("listening with a backlog of %d on an unresolved host", backlog)
                        .isThrownBy(() -> Listener.listen(UNRESOLVED, backlog));
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("a port in use, an unresolved host and an address of no host are clear errors here too")
    void clearErrors() throws Exception {
        try (ServerSocketChannel other = Listener.listen(Loopback.anyPort(), 5).channel()) {
            InetSocketAddress inUse = (InetSocketAddress) other.getLocalAddress();
            assertClearError(
                            "port " + inUse.getPort() + ", which is in use",
                            inUse,
                            inUse.getAddress().getHostAddress())
                    .withCauseInstanceOf(BindException.class);
        }
        assertClearError("an unresolved host", UNRESOLVED, "localhost");
        assertClearError("198.51.100.7, which no host has", OF_NO_HOST, "198.51.100.7");
        if (multicastIsRefused()) {
            assertClearError("the multicast address ff02::1", MULTICAST, "ff02:");
        }
        WaitingClients.assertTenWaitForALaterListener();
    }

    private static ThrowableAssertAlternative<BindException> assertClearError(
            String where, InetSocketAddress address, String host) {
        return assertThatExceptionOfType(BindException.class)
                .as("listening with a backlog of 5 on %s", where)
                .isThrownBy(() -> Listener.listen(address, 5).channel().close())
                .withMessageContaining(host)
                .withMessageContaining(String.valueOf(address.getPort()));
    }

    @Test
    @Order(3)
    @DisplayName("port 0, 65535, and a port below 1024 are ports like any other here too")
    void bounds() {
        Listening listening = port -> Listener.listen(Loopback.at(port), 5);
        assertListens(0, () -> {
            try (ServerSocketChannel first = listening.on(0).channel()) {
                Loopback.portOf(first);
                listening.on(0).channel().close();
            }
        });
        assertListens(65_535, listening::onTheLargestPort);
        int low = Loopback.freeLowPort();
        assertListens(low, () -> listening.on(low).channel().close());
    }

    private static void assertListens(int port, ThrowingCallable listen) {
        assertThatCode(listen)
                .as("a backlog of 5 on port %d, which is a port like any other", port)
                .doesNotThrowAnyException();
    }

    @Test
    @Order(4)
    @DisplayName("300 failed attempts of each kind, and 300 closed listeners, leave no file descriptor open")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the JDK counts descriptors on Unix only")
    void nothingLeaks() throws Exception {
        try (ServerSocketChannel other = ServerSocketChannel.open().bind(Loopback.anyPort())) {
            InetSocketAddress inUse = (InetSocketAddress) other.getLocalAddress();

            FileDescriptors.assertNoneLeftOpenBy(
                    "attempts on a port in use", () -> assertFails(BindException.class, inUse, 5));
            FileDescriptors.assertNoneLeftOpenBy(
                    "attempts on an unresolved host", () -> assertFails(BindException.class, UNRESOLVED, 5));
            FileDescriptors.assertNoneLeftOpenBy(
                    "attempts on an address of no host", () -> assertFails(BindException.class, OF_NO_HOST, 5));
            if (multicastIsRefused()) {
                FileDescriptors.assertNoneLeftOpenBy(
                        "attempts on a multicast address", () -> assertFails(BindException.class, MULTICAST, 5));
            }
        }
        FileDescriptors.assertNoneLeftOpenBy(
                "attempts with a backlog of 0",
                () -> assertFails(IllegalArgumentException.class, Loopback.anyPort(), 0));
        FileDescriptors.assertNoneLeftOpenByListeners(port -> Listener.listen(Loopback.at(port), 5));
    }

    @Test
    @Order(5)
    @DisplayName("the garbage collector can remove closed listeners that had a backlog")
    void garbage() throws Exception {
        Garbage.assertRemoved("closed listeners with a backlog of 5", () -> {
            Listener listener = Listener.listen(Loopback.anyPort(), 5);
            listener.close();
            return listener;
        });
    }

    private static void assertFails(Class<? extends Exception> expected, InetSocketAddress address, int backlog) {
        assertThatExceptionOfType(expected)
                .as("listening on %s with a backlog of %d", address, backlog)
                .isThrownBy(() -> Listener.listen(address, backlog).channel().close());
    }
}
