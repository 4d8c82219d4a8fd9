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

@DisplayName("1.5 A taken port is a clear error")
class Ex1_5_PortTakenTest {

    private static final int TRIES = 300;

    @Test
    @DisplayName("the error names address and port")
    void namesThePort() throws Exception {
        try (ServerSocketChannel owner = ServerSocketChannel.open().bind(Loopback.anyPort())) {
            InetSocketAddress taken = (InetSocketAddress) owner.getLocalAddress();

            assertThatExceptionOfType(BindException.class)
                    .as("listening on the taken port %d", taken.getPort())
                    .isThrownBy(() -> Listener.listen(taken))
                    .withMessageContaining(taken.getAddress().getHostAddress())
                    .withMessageContaining(String.valueOf(taken.getPort()))
                    .withCauseInstanceOf(BindException.class);
        }
    }

    @Test
    @DisplayName("so does the error for a host that nobody knows")
    void namesTheHost() {
        assertThatExceptionOfType(BindException.class)
                .as("listening on a host that does not resolve")
                .isThrownBy(() -> Listener.listen(InetSocketAddress.createUnresolved("nowhere.invalid", 4711)))
                .withMessageContaining("nowhere.invalid")
                .withMessageContaining("4711");
    }

    @Test
    @DisplayName("hundreds of refusals leave no descriptor open")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the JDK counts descriptors on Unix only")
    void nothingLeaks() throws Exception {
        try (ServerSocketChannel owner = ServerSocketChannel.open().bind(Loopback.anyPort())) {
            InetSocketAddress taken = (InetSocketAddress) owner.getLocalAddress();
            long before = openDescriptors();

            for (int i = 0; i < TRIES; i++) {
                assertThatExceptionOfType(BindException.class)
                        .as("listening on the taken port %d", taken.getPort())
                        .isThrownBy(() -> Listener.listen(taken));
            }

            // The JVM itself may open a file or two meanwhile; a leak opens one for each try.
            assertThat(openDescriptors() - before)
                    .as("descriptors left open by %d refused listeners", TRIES)
                    .isLessThan(TRIES / 2);
        }
    }

    private static long openDescriptors() {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getOpenFileDescriptorCount();
    }
}
