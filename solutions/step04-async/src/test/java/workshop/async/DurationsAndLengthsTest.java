package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Step 4's reference: durations and lengths near their bounds")
@Timeout(10)
class DurationsAndLengthsTest {

    private AsynchronousServerSocketChannel listener;
    private Socket peer;
    private AsynchronousSocketChannel channel;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

    @BeforeEach
    void connect() throws Exception {
        listener =
                AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
        peer = new Socket(address.getAddress(), address.getPort());
        peer.setSoTimeout(5000);
        channel = listener.accept().get(5, TimeUnit.SECONDS);
    }

    @AfterEach
    void closeAll() throws IOException {
        timer.shutdownNow();
        channel.close();
        peer.close();
        listener.close();
    }

    static Stream<Duration> withoutEnd() {
        return Stream.of(ChronoUnit.FOREVER.getDuration(), Duration.ofSeconds(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("withoutEnd")
    @DisplayName("a drain without end closes when the peer has ended its half")
    void drainWithoutEnd(Duration deadline) throws Exception {
        AsyncConnection connection = new AsyncConnection(channel);
        connection.send(ByteBuffer.wrap(new byte[] {'x'}));

        CompletableFuture<Void> closed = connection.closeAfterDrain(deadline);

        assertThat(peer.getInputStream().readAllBytes())
                .as("what the peer received")
                .containsExactly('x');
        assertThat(closed.isDone())
                .as("closed before the peer has ended its half")
                .isFalse();
        peer.shutdownOutput();
        assertThatCode(() -> closed.get(5, TimeUnit.SECONDS))
                .as("the end of the drain")
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT-2562047788015215H"})
    @DisplayName("a drain with no time at all closes at once")
    void drainWithoutTime(Duration deadline) throws Exception {
        AsyncConnection connection = new AsyncConnection(channel);

        assertThatCode(() -> connection.closeAfterDrain(deadline).get(5, TimeUnit.SECONDS))
                .as("the end of a drain with no time and nothing to send")
                .doesNotThrowAnyException();
        assertThat(connection.isOpen()).as("open after the end").isFalse();
    }

    @Test
    @DisplayName("a drain that is refused changes nothing")
    void drainRefused() throws Exception {
        AsyncConnection connection = new AsyncConnection(channel);

        assertThatThrownBy(() -> connection.closeAfterDrain(null)).isInstanceOf(NullPointerException.class);

        assertThat(connection.send(ByteBuffer.allocate(1)))
                .as("accepted after a drain that was refused")
                .isTrue();
        CompletableFuture<Void> closed = connection.closeAfterDrain(Duration.ZERO);
        assertThatCode(() -> closed.handle((end, failure) -> end).get(5, TimeUnit.SECONDS))
                .as("the end of a drain after one that was refused")
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("withoutEnd")
    @DisplayName("a limit of silence without end is never reached")
    void silenceWithoutEnd(Duration limit) throws Exception {
        AsyncConnection connection = new AsyncConnection(channel);

        connection.closeWhenIdle(limit, () -> {}, timer);

        assertThat(timer.getQueue()).as("what the timer waits for").hasSize(1);
        assertThat(((Delayed) timer.getQueue().peek()).getDelay(TimeUnit.DAYS))
                .as("days until the first look")
                .isGreaterThan(365);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.000000003S"})
    @DisplayName("a limit of silence that is no time is refused in words, and nothing is watched")
    void noSilence(Duration limit) throws Exception {
        AsyncConnection connection = new AsyncConnection(channel);

        assertThatThrownBy(() -> connection.closeWhenIdle(limit, () -> {}, timer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(limit.toString());
        assertThatThrownBy(() -> connection.closeWhenIdle(null, () -> {}, timer))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> connection.closeWhenIdle(Duration.ofSeconds(1), null, timer))
                .isInstanceOf(NullPointerException.class);

        assertThat(timer.getQueue()).as("what the timer waits for").isEmpty();
        assertThat(connection.isOpen())
                .as("open after watches that were refused")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    @DisplayName("a queue that could hold nothing is refused, and the channel stays the caller's")
    void noQueue(int maxQueuedBytes) {
        assertThatThrownBy(() -> new AsyncConnection(channel, maxQueuedBytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(maxQueuedBytes));
        assertThat(channel.isOpen()).as("the channel is open").isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, (1 << 30) - 3, Integer.MAX_VALUE})
    @DisplayName("a codec for lengths that no buffer can hold is refused in words")
    void noLength(int maxLength) {
        assertThatThrownBy(() -> new Frames(maxLength))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(maxLength));
        assertThatThrownBy(() -> new Lines(maxLength))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(maxLength));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    @DisplayName("the longest line is the same wherever the stream is cut")
    void longestLine(String end) throws Exception {
        byte[] longest = ("12345678" + end).getBytes(StandardCharsets.US_ASCII);
        byte[] tooLong = ("123456789" + end).getBytes(StandardCharsets.US_ASCII);
        for (int cut = 0; cut <= longest.length; cut++) {
            assertThat(decode(longest, cut))
                    .as("the length of a line of 8 bytes, cut after %d", cut)
                    .isEqualTo(8);
        }
        for (int cut = 0; cut <= tooLong.length; cut++) {
            int after = cut;
            assertThatThrownBy(() -> decode(tooLong, after), "a line of 9 bytes, cut after %d", cut)
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("8");
        }
    }

    /** The length of the one line in a stream that comes in two parts. */
    private static int decode(byte[] stream, int cut) throws ProtocolException {
        Lines lines = new Lines(8);
        ByteBuffer arrived = ByteBuffer.wrap(stream, 0, cut);
        ByteBuffer line = lines.decode(arrived);
        return (line != null ? line : lines.decode(arrived.limit(stream.length))).remaining();
    }

    @Test
    @DisplayName("writeFully writes the end of a buffer of 2 GiB")
    void lastBytesOfTheLargestBuffer(@TempDir Path folder) throws Exception {
        // A hole in a file, and a view on it: neither memory nor disk is used for what nobody touches.
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("hole").toFile(), "rw")) {
            file.setLength(Integer.MAX_VALUE);
            int count = 300_000;
            ByteBuffer largest = file.getChannel()
                    .map(MapMode.READ_ONLY, 0, Integer.MAX_VALUE)
                    .position(Integer.MAX_VALUE - count);

            CompletableFuture<Void> written = AsyncSockets.writeFully(channel, largest);

            assertThat(peer.getInputStream().readNBytes(count).length)
                    .as("bytes that arrived")
                    .isEqualTo(count);
            assertThatCode(() -> written.get(5, TimeUnit.SECONDS))
                    .as("the outcome of writing")
                    .doesNotThrowAnyException();
        }
    }
}
