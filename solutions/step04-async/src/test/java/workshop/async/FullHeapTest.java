package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
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
    void receive() throws Exception {
        assertThat(outputOf("receive"))
                .as("the output of a server with 16 MiB of heap that receives a larger frame")
                .contains(ENDED + OutOfMemoryError.class.getName());
    }

    @Test
    @DisplayName("no memory for a larger queue, which may lose the messages that it has accepted")
    void enqueue() throws Exception {
        assertThat(outputOf("enqueue"))
                .as("the output of a server with 16 MiB of heap whose queue has more messages")
                .contains(ENDED + OutOfMemoryError.class.getName());
    }

    @Test
    @DisplayName("no memory to receive: it can be called again")
    void receiveAgain() throws Exception {
        assertThat(outputOf("again"))
                .as("the output of a server with 16 MiB of heap that receives when it is full, and then again")
                .contains(ENDED + ProtocolException.class.getName());
    }

    private static String outputOf(String mode) throws IOException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        // In compiled code, the JVM may find no memory for an object that it has optimized away. Then
                        // it leaves the method with an OutOfMemoryError that no catch block of the method sees.
                        "-Xint",
                        // G1 may still find no memory when a full heap has just become empty.
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullHeapTest.class.getName(),
                        mode)
                .redirectErrorStream(true)
                .start();
        try {
            child.getOutputStream().close();
            return new String(child.getInputStream().readAllBytes(), UTF_8);
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
            AsyncConnection connection =
                    new AsyncConnection(listener.accept().get(5, TimeUnit.SECONDS), Integer.MAX_VALUE);
            switch (args[0]) {
                case "receive" -> receive(connection, peer);
                case "enqueue" -> enqueue(connection);
                default -> receiveAgain(connection, peer);
            }
        }
    }

    private static void printFailure(CompletableFuture<Void> future) throws Exception {
        System.out.println(ENDED + future.handle((end, failure) -> failure).get(10, TimeUnit.SECONDS));
    }

    private static void receive(AsyncConnection connection, Socket peer) throws Exception {
        CompletableFuture<Void> received = connection.receive(new Frames(Frames.LARGEST_MAXIMUM), message -> {});
        Thread.ofPlatform().daemon().start(() -> send(peer));
        printFailure(received);
    }

    private static void enqueue(AsyncConnection connection) throws Exception {
        ByteBuffer message = ByteBuffer.allocate(1);
        CompletableFuture<Void> closed = connection.closed();
        try {
            while (connection.enqueue(message)) {
                // Nothing flushes the queue, so it grows.
            }
        } catch (OutOfMemoryError e) {
            printFailure(closed);
        }
    }

    private static void receiveAgain(AsyncConnection connection, Socket peer) throws Exception {
        Frames frames = new Frames(0);
        MessageHandler handler = message -> {};
        Object[] all = fillTheHeap();
        try {
            connection.receive(frames, handler);
        } catch (OutOfMemoryError e) {
            all[0] = null;
        }
        peer.getOutputStream().write(new byte[] {0, 0, 0, 1});
        printFailure(connection.receive(frames, handler));
    }

    /** Allocates ever smaller arrays, each with a reference to the one before, until there is no memory for any. */
    private static Object[] fillTheHeap() {
        Object[] last = new Object[1];
        Object[] first = {last};
        for (int length = 1 << 20; length > 0; length /= 2) {
            try {
                while (true) {
                    Object[] next = new Object[length];
                    last[0] = next;
                    last = next;
                }
            } catch (OutOfMemoryError e) {
                // A shorter array may still fit.
            }
        }
        return first;
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
