package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Step 5's race: the naive consumer")
@Timeout(10)
class NaiveConsumerTest {

    private static final int MESSAGES = 1000;

    @Test
    @DisplayName("handles every message that it has read, also those that are in its queue when the stream ends")
    void endOfStream() throws Exception {
        AtomicInteger handled = new AtomicInteger();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket server = listener.accept()) {
            server.getOutputStream()
                    .write("MSG a 1 2\r\nhi\r\n".repeat(MESSAGES).getBytes(US_ASCII));
            server.shutdownOutput();

            new NaiveConsumer(socket, "a", message -> handled.incrementAndGet()).consume();
        }
        assertThat(handled).as("messages handled when consume has returned").hasValue(MESSAGES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MSG a 1 5\r\nhel", "MSG a 1 5\r\nhello"})
    @DisplayName("handles no message that the end of the stream has cut")
    void cutMessage(String stream) throws Exception {
        AtomicInteger handled = new AtomicInteger();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket server = listener.accept()) {
            server.getOutputStream().write(stream.getBytes(US_ASCII));
            server.shutdownOutput();

            assertThatThrownBy(() -> new NaiveConsumer(socket, "a", message -> handled.incrementAndGet()).consume())
                    .isInstanceOf(EOFException.class);
        }
        assertThat(handled).as("messages handled").hasValue(0);
    }

    @Test
    @DisplayName("leaves no thread behind if it is interrupted")
    void interrupted() throws Exception {
        CompletableFuture<Thread> handling = new CompletableFuture<>();
        try (ServerSocketChannel listener =
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel channel = SocketChannel.open(listener.getLocalAddress());
                SocketChannel server = listener.accept()) {
            server.write(US_ASCII.encode("MSG a 1 2\r\nhi\r\n"));
            NaiveConsumer consumer =
                    new NaiveConsumer(channel.socket(), "a", message -> handling.complete(Thread.currentThread()));
            FutureTask<Void> consuming = new FutureTask<>(() -> {
                consumer.consume();
                return null;
            });
            Thread reading = Thread.ofPlatform().daemon().start(consuming);
            handling.get(5, TimeUnit.SECONDS);

            reading.interrupt();

            assertThatThrownBy(() -> consuming.get(5, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        }
        assertThat(handling.join().join(Duration.ofSeconds(5)))
                .as("the handler's thread has ended")
                .isTrue();
    }
}
