package workshop.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("docs/chat.md")
@FactsOf("docs/chat.md")
class ChatFactsTest {

    private static final int KIBIBYTE = 1024;

    // What you can type

    @Test
    @DisplayName(
            "A write succeeds when the system has accepted the bytes. TCP does not say whether the peer ever reads them.")
    @Section("What you can type")
    void writtenBytesAreLost() throws IOException {
        try (BothEnds connection = BothEnds.connect()) {
            int written = connection.client().write(ByteBuffer.wrap("hello\n".getBytes(UTF_8)));
            // The peer resets the connection, and has read nothing.
            connection.server().setOption(StandardSocketOptions.SO_LINGER, 0);
            connection.server().close();

            assertThat(written).isEqualTo(6);
            assertThatThrownBy(() -> connection.client().read(ByteBuffer.allocate(1)))
                    .isInstanceOf(IOException.class);
        }
    }

    // What it is made of

    @Test
    @DisplayName(
            "On Linux, with an SO_SNDBUF of 64 KiB, the kernel queues little more than 128 KiB for a peer; by default it queues more.")
    @Section("What it is made of")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the queues are read from Linux's /proc/net/tcp")
    void sendBuffer() throws IOException {
        try (BothEnds bounded = BothEnds.connect();
                BothEnds byDefault = BothEnds.connect()) {
            bounded.client().setOption(StandardSocketOptions.SO_SNDBUF, 64 * KIBIBYTE);
            fill(bounded.client());
            fill(byDefault.client());

            // A write begins while there is space, and what it writes may be more than the space.
            assertThat(bounded.clientRow().getFirst().sendQueue()).isBetween(1L, 192L * KIBIBYTE);

            assertThat(byDefault.clientRow().getFirst().sendQueue()).isGreaterThan(256 * KIBIBYTE);
        }
    }

    @Test
    @DisplayName(
            "On Linux, with an SO_RCVBUF of 64 KiB, the kernel queues 128 KiB at most for a program that does not read.")
    @Section("What it is made of")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the queues are read from Linux's /proc/net/tcp")
    void receiveBuffer() throws IOException {
        try (BothEnds connection = BothEnds.connect()) {
            connection.server().setOption(StandardSocketOptions.SO_RCVBUF, 64 * KIBIBYTE);
            fill(connection.client());

            assertThat(connection.serverRow().getFirst().receiveQueue()).isBetween(1L, 128L * KIBIBYTE);
        }
    }

    /** Writes until the system accepts no more bytes. */
    private static void fill(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        for (int misses = 0; misses < 100; ) {
            misses = channel.write(ByteBuffer.allocate(64 * KIBIBYTE)) == 0 ? misses + 1 : 0;
        }
    }

    @Test
    @DisplayName("If the initialization of a class has failed once, the JVM does not try again.")
    @Section("What it is made of")
    void initializationIsNotRepeated() {
        assertThatThrownBy(Fragile::use).isInstanceOf(ExceptionInInitializerError.class);
        Fragile.Cause.isRemoved = true;
        assertThatThrownBy(Fragile::use).isInstanceOf(NoClassDefFoundError.class);
    }

    /** A class whose initialization fails at its first use, and would succeed at its second. */
    private static final class Fragile {

        static {
            if (!Cause.isRemoved) {
                throw new IllegalStateException("Too many open files");
            }
        }

        private static void use() {}

        /** Stands for a descriptor that is missing for a moment. */
        private static final class Cause {

            private static boolean isRemoved;
        }
    }

    @Test
    @DisplayName("A thousand views of a message share its bytes.")
    @Section("What it is made of")
    void views() {
        var threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        ByteBuffer message = ByteBuffer.allocate(64 * KIBIBYTE);
        List<ByteBuffer> queues = new ArrayList<>(1000);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            queues.add(message.asReadOnlyBuffer());
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes that %d views allocate", queues.size())
                .isLessThan(200 * KIBIBYTE);
    }

    // Several servers, one room

    @Test
    @DisplayName(
            "By default, a nats-server listens on every interface; with -a 127.0.0.1 it does not. It asks for no password.")
    @Section("Several servers, one room")
    void everyInterface() throws IOException {
        try (RealNatsServer local = RealNatsServer.start()) {
            assertThat(local.host()).isEqualTo(RealNatsServer.LOOPBACK);
            assertThat(local.responses("CONNECT {}\r\n")).contains("+OK").doesNotContain("-ERR");
        }
        // The help text is read in place of a start, so that no program here listens on other interfaces.
        assertThat(RealNatsServer.help()).containsPattern("--addr.* \\(default: 0\\.0\\.0\\.0\\)");
    }

    @Test
    @DisplayName("On Linux, all users of the machine may read the command line of a process.")
    @Section("Several servers, one room")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "command lines are read from Linux's /proc")
    void commandLine() throws IOException {
        assertThat(Files.getPosixFilePermissions(Path.of("/proc/self/cmdline")))
                .contains(PosixFilePermission.OTHERS_READ);
    }
}
