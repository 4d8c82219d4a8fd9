package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName(
        "Step 4's reference: a message for which there is no memory closes its connection, and completes all futures")
@Timeout(20)
class FullHeapTest {

    private static final String ENDED = "ended by ";

    @Test
    @DisplayName("no memory for a larger read buffer")
    void noFreeMemory() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullHeapTest.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            child.getOutputStream().close();
            assertThat(new String(child.getInputStream().readAllBytes(), UTF_8))
                    .as("the output of a server with 16 MiB of heap that receives a larger frame")
                    .contains(ENDED + OutOfMemoryError.class.getName());
        } finally {
            child.destroyForcibly();
        }
    }

    /** Runs a server with little memory, and its only client. */
    public static void main(String[] args) throws Exception {
        try (AsynchronousServerSocketChannel listener = AsynchronousServerSocketChannel.open()
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                Socket peer = new Socket()) {
            peer.connect(listener.getLocalAddress());
            AsyncConnection connection = new AsyncConnection(listener.accept().get(5, TimeUnit.SECONDS));
            CompletableFuture<Void> received = connection.receive(new Frames(Frames.LARGEST_MAXIMUM), message -> {});
            Thread.ofPlatform().daemon().start(() -> send(peer));
            System.out.println(
                    ENDED + received.handle((end, failure) -> failure).get(10, TimeUnit.SECONDS));
        }
    }

    private static void send(Socket peer) {
        byte[] chunk = new byte[64 * 1024];
        try {
            OutputStream out = peer.getOutputStream();
            out.write(ByteBuffer.allocate(4).putInt(Frames.LARGEST_MAXIMUM).array());
            for (int i = 0; i < 1000; i++) {
                out.write(chunk);
            }
        } catch (IOException e) {
            // The server has closed the connection.
        }
    }
}
