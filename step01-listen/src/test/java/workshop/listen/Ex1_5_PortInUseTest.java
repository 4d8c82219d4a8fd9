package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("1.5 A port in use is a clear error")
class Ex1_5_PortInUseTest {

    private static final int ATTEMPTS = 300;

    @Test
    @DisplayName("the error message names the address and the port")
    void messageNamesThePort() throws Exception {
        try (ServerSocketChannel other = ServerSocketChannel.open().bind(Loopback.anyPort())) {
            InetSocketAddress inUse = (InetSocketAddress) other.getLocalAddress();

            assertThatExceptionOfType(BindException.class)
                    .as("listening on port %d, which is in use", inUse.getPort())
                    .isThrownBy(() -> Listener.listen(inUse))
                    .withMessageContaining(inUse.getAddress().getHostAddress())
                    .withMessageContaining(String.valueOf(inUse.getPort()))
                    .withCauseInstanceOf(BindException.class);
        }
    }

    @Test
    @DisplayName("the error message for an unresolved host names the host and the port")
    void messageNamesTheHost() {
        assertThatExceptionOfType(BindException.class)
                .as("listening on an unresolved host")
                .isThrownBy(() -> Listener.listen(InetSocketAddress.createUnresolved("nowhere.invalid", 4711)))
                .withMessageContaining("nowhere.invalid")
                .withMessageContaining("4711");
    }

    @Test
    @DisplayName("300 failed attempts leave no file descriptor open")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the JDK counts descriptors on Unix only")
    void nothingLeaks() throws Exception {
        try (ServerSocketChannel other = ServerSocketChannel.open().bind(Loopback.anyPort())) {
            InetSocketAddress inUse = (InetSocketAddress) other.getLocalAddress();
            long before = openDescriptors();

            for (int i = 0; i < ATTEMPTS; i++) {
                assertThatExceptionOfType(BindException.class)
                        .as("listening on port %d, which is in use", inUse.getPort())
                        .isThrownBy(() -> Listener.listen(inUse));
            }

            // The JVM itself may open a file or two meanwhile; a leak leaves one open for each attempt.
            assertThat(openDescriptors() - before)
                    .as("file descriptors left open by %d failed attempts", ATTEMPTS)
                    .isLessThan(ATTEMPTS / 2);
        }
    }

    private static long openDescriptors() {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getOpenFileDescriptorCount();
    }
}
