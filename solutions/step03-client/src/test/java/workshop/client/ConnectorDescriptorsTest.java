package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The first virtual thread that waits for a socket starts the JDK's poller, and the poller needs descriptors. If there is
 * none, this thread gets an {@code ExceptionInInitializerError}, and each later one a {@code NoClassDefFoundError}.
 */
@DisplayName("Connector: an Error while it connects")
@Timeout(60)
class ConnectorDescriptorsTest {

    private static final int ATTEMPTS = 20;

    @Test
    @DisplayName("leaves no channel open")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems may refuse a client when the accept queue is full")
    void errorWhileConnecting() throws Exception {
        String classPath = folderOf(Connector.class) + File.pathSeparator + folderOf(Client.class);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // The shell sets the limit for itself, and then becomes the client.
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n 80 && exec \"$@\"",
                        "sh",
                        java,
                        // The JVM may log what it cannot open.
                        "-Xlog:disable",
                        "-cp",
                        classPath,
                        Client.class.getName())
                .redirectErrorStream(true);
        // Options for every JVM of this machine are not for this one: it prints them.
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        Process process = builder.start();
        try {
            String leaked = new String(process.getInputStream().readAllBytes()).strip();
            assertThat(leaked)
                    .as("descriptors left open by %d attempts", ATTEMPTS)
                    .matches("[0-9]");
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path folderOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Connects to an address that does not respond, on virtual threads, and prints how many descriptors stay open. */
    static final class Client {

        public static void main(String[] args) throws Exception {
            try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                for (int i = 0; i < 4; i++) {
                    SocketChannel queued = SocketChannel.open();
                    queued.configureBlocking(false);
                    queued.connect(listener.getLocalSocketAddress());
                }
                // The first attempt loads all classes that it needs, since a class may be in a file.
                attempt(listener);
                Thread.ofVirtual().start(() -> {}).join();
                long before = openDescriptors();
                List<SocketChannel> all = useAllDescriptors();
                all.removeLast().close();
                Thread.ofVirtual().start(() -> attempt(listener)).join();
                for (SocketChannel channel : all) {
                    channel.close();
                }
                for (int i = 1; i < ATTEMPTS; i++) {
                    Thread.ofVirtual().start(() -> attempt(listener)).join();
                }
                System.out.println(Math.max(0, openDescriptors() - before));
            }
        }

        private static void attempt(ServerSocket listener) {
            try {
                String host = listener.getInetAddress().getHostAddress();
                Connector.connect(host, listener.getLocalPort(), Duration.ofMillis(50));
                System.out.println("connected to a listener whose accept queue is full");
            } catch (IOException | Error e) {
                // expected
            }
        }

        private static List<SocketChannel> useAllDescriptors() {
            List<SocketChannel> all = new ArrayList<>();
            try {
                while (true) {
                    all.add(SocketChannel.open());
                }
            } catch (IOException tooManyOpenFiles) {
                return all;
            }
        }

        private static long openDescriptors() {
            return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getOpenFileDescriptorCount();
        }
    }
}
