package workshop.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("docs/step01-listen.md")
@FactsOf("docs/step01-listen.md")
class Step1ListenFactsTest {

    @Test
    @DisplayName("Two listeners cannot have the same address and port.")
    @Section("1.3")
    void oneListenerAPort() throws IOException {
        try (ServerSocketChannel first = open();
                ServerSocketChannel second = ServerSocketChannel.open()) {
            assertThatThrownBy(() -> second.bind(first.getLocalAddress())).isInstanceOf(BindException.class);
        }
    }

    @Test
    @DisplayName("On Linux two listeners share an address and port when both set SO_REUSEPORT.")
    @Section("1.3")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems treat SO_REUSEPORT otherwise, or do not have it")
    void reusePort() throws IOException {
        try (ServerSocketChannel first = ServerSocketChannel.open();
                ServerSocketChannel second = ServerSocketChannel.open()) {
            first.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            second.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            first.bind(loopback());
            second.bind(first.getLocalAddress());

            assertThat(second.getLocalAddress()).isEqualTo(first.getLocalAddress());
        }
    }

    @Test
    @DisplayName("On Linux, HotSpot raises its soft limit of open files to the hard one when it starts.")
    @Section("1.5")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the limits of a process are read from Linux' /proc")
    void softLimitIsRaised() throws IOException, InterruptedException {
        // The shell lowers its own soft limit, and becomes a JVM that looks at its limits.
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -Sn 100 && exec \"$0\" \"$@\"",
                        java,
                        "-cp",
                        classPath(),
                        Limits.class.getName())
                .start();
        String[] limits =
                new String(shell.getInputStream().readAllBytes()).strip().split("\\s+");

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

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static ServerSocketChannel open() throws IOException {
        return ServerSocketChannel.open().bind(loopback());
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
