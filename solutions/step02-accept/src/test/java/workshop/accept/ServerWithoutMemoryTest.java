package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Beyond the exercise: a process whose memory is full for a moment accepts clients again when it has memory. */
@DisplayName("Server: out of memory")
@Timeout(30)
class ServerWithoutMemoryTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    @DisplayName("clients that connect while the heap is full do not end the accept loop")
    void fullHeap() throws Exception {
        servesAfterAFullHeap("server");
    }

    @Test
    @DisplayName("when the heap is full at the first failure of accept ever, the loop goes on")
    void firstFailure() throws Exception {
        servesAfterAFullHeap("loop");
    }

    private static void servesAfterAFullHeap(String mode) throws Exception {
        int attempts = 1;
        while (!isFullAndServesAgain(mode)) {
            assertThat(attempts).as("attempts to fill the heap of a server").isLessThan(5);
            attempts++;
        }
    }

    /** False if the thread that fills the heap has itself ended for want of memory: then nothing is shown. */
    private static boolean isFullAndServesAgain(String mode) throws Exception {
        Process process = start(mode);
        List<Socket> clients = new ArrayList<>();
        try (InputStream output = process.getInputStream()) {
            int port = Integer.parseInt(readLine(output));
            process.getOutputStream().write('f');
            process.getOutputStream().flush();
            if (!readLine(output).equals("full")) {
                return false;
            }
            for (int i = 0; i < 3; i++) {
                clients.add(new Socket(LOOPBACK, port));
            }
            assertThat(readLine(output)).isEqualTo("free");
            for (Socket client : clients) {
                client.close();
            }
            try (Socket client = new Socket(LOOPBACK, port)) {
                assertThat(echo(client))
                        .as("the echo, when there is memory again")
                        .isEqualTo('?');
            }
            return true;
        } finally {
            for (Socket client : clients) {
                client.close();
            }
            process.destroyForcibly().onExit().join();
        }
    }

    private static Process start(String mode) throws Exception {
        List<String> classPath = new ArrayList<>();
        for (Class<?> type : List.of(
                Server.class,
                FullHeap.class,
                LoggerFactory.class,
                LoggerFactory.getILoggerFactory().getClass())) {
            classPath.add(Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        // Otherwise a thread could still allocate from a buffer of its own when the heap is full.
                        "-XX:-UseTLAB",
                        // A JVM without memory may log that it has none, into the output that this test reads.
                        "-Xlog:disable",
                        "-classpath",
                        String.join(File.pathSeparator, classPath),
                        FullHeap.class.getName(),
                        LOOPBACK.getHostAddress(),
                        mode)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder.start();
    }

    /** Reads byte by byte, since a buffered reader would take the next lines too. */
    private static String readLine(InputStream output) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = output.read(); c != '\n' && c != -1; c = output.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static int echo(Socket client) throws IOException {
        client.setSoTimeout(5000);
        client.getOutputStream().write('?');
        return client.getInputStream().read();
    }

    /** Runs a server, and fills its heap for a second when it is told to. */
    static final class FullHeap {

        private static final byte[] FULL = "full\n".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] FREE = "free\n".getBytes(StandardCharsets.US_ASCII);

        private static final long A_SECOND = TimeUnit.SECONDS.toNanos(1);

        private static volatile Object[] ballast;

        public static void main(String[] args) throws Exception {
            FileOutputStream output = new FileOutputStream(FileDescriptor.out);
            InetAddress address = InetAddress.getByName(args[0]);
            ServerSocketChannel listener = ServerSocketChannel.open().bind(new InetSocketAddress(address, 0));
            if (args[1].equals("server")) {
                Server.start(listener, new EchoHandler(), 10);
                // The first client and the first failure load the classes that are needed.
                AcceptLoop.backOff(new IOException("a first failure"), 1);
            } else {
                Thread.ofPlatform().start(() -> runLoop(listener));
            }
            int port = listener.socket().getLocalPort();
            try (Socket client = new Socket(address, port)) {
                echo(client);
            }
            LockSupport.parkNanos(1);
            output.write((port + "\n").getBytes(StandardCharsets.US_ASCII));
            System.in.read();

            for (int size = 1 << 20; size > 0; size /= 2) {
                fillWith(size);
            }
            output.write(FULL);
            LockSupport.parkNanos(A_SECOND);
            ballast = null;
            output.write(FREE);
            System.in.read();
        }

        /** Serves on the loop's own thread, and only while there is memory: this test is about accept and backOff. */
        private static void runLoop(ServerSocketChannel listener) {
            try {
                AcceptLoop.run(listener, connection -> {
                    if (ballast == null) {
                        new EchoHandler().handle(connection);
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void fillWith(int size) {
            try {
                while (true) {
                    Object[] next = new Object[size];
                    next[0] = ballast;
                    ballast = next;
                }
            } catch (OutOfMemoryError full) {
                // Arrays of half this size may still fit.
            }
        }
    }
}
