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

@DisplayName("Step 4's reference: durations and lengths near their limits")
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

    static Stream<Duration> longerThan292Years() {
        return Stream.of(ChronoUnit.FOREVER.getDuration(), Duration.ofSeconds(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("longerThan292Years")
    @DisplayName("a drain with a deadline in centuries closes when the peer has ended its half")
    void drainForCenturies(Duration deadline) throws Exception {
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
    @DisplayName("a drain with a deadline of 0 or less closes at once")
    void drainWithoutTime(Duration deadline) throws Exception {
        AsyncConnection connection = new AsyncConnection(channel);

        assertThatCode(() -> connection.closeAfterDrain(deadline).get(5, TimeUnit.SECONDS))
                .as("the end of a drain with a deadline of 0 or less, and nothing to send")
                .doesNotThrowAnyException();
        assertThat(connection.isOpen()).as("open after the end").isFalse();
    }

    @Test
    @DisplayName("a drain that is rejected changes nothing")
    void drainRejected() throws Exception {
        AsyncConnection connection = new AsyncConnection(channel);

        assertThatThrownBy(() -> connection.closeAfterDrain(null)).isInstanceOf(NullPointerException.class);

        assertThat(connection.send(ByteBuffer.allocate(1)))
                .as("accepted after a drain that was rejected")
                .isTrue();
        CompletableFuture<Void> closed = connection.closeAfterDrain(Duration.ZERO);
        assertThatCode(() -> closed.handle((end, failure) -> end).get(5, TimeUnit.SECONDS))
                .as("the end of a drain after one that was rejected")
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("longerThan292Years")
    @DisplayName("an idle timeout of centuries never closes the connection")
    void idleForCenturies(Duration limit) throws Exception {
        AsyncConnection connection = new AsyncConnection(channel);

        connection.closeWhenIdle(limit, () -> {}, timer);

        assertThat(timer.getQueue()).as("tasks in the timer").hasSize(1);
        assertThat(((Delayed) timer.getQueue().peek()).getDelay(TimeUnit.DAYS))
                .as("days until the first check")
                .isGreaterThan(365);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.000000003S"})
    @DisplayName("an idle timeout of 0 or less is rejected, and no task is scheduled")
    void idleTimeoutOfZero(Duration limit) throws Exception {
        AsyncConnection connection = new AsyncConnection(channel);

        assertThatThrownBy(() -> connection.closeWhenIdle(limit, () -> {}, timer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(limit.toString());
        assertThatThrownBy(() -> connection.closeWhenIdle(null, () -> {}, timer))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> connection.closeWhenIdle(Duration.ofSeconds(1), null, timer))
                .isInstanceOf(NullPointerException.class);

        assertThat(timer.getQueue()).as("tasks in the timer").isEmpty();
        assertThat(connection.isOpen())
                .as("open after idle timeouts that were rejected")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    @DisplayName("a limit of 0 or less for the queue is rejected, and the channel stays open")
    void queueLimitOfZero(int maxQueuedBytes) {
        assertThatThrownBy(() -> new AsyncConnection(channel, maxQueuedBytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(maxQueuedBytes));
        assertThat(channel.isOpen()).as("the channel is open").isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, (1 << 30) - 3, Integer.MAX_VALUE})
    @DisplayName("a codec for lengths that no buffer can hold is rejected")
    void noLength(int maxLength) {
        assertThatThrownBy(() -> new Frames(maxLength))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(maxLength));
        assertThatThrownBy(() -> new Lines(maxLength))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(maxLength));
    }

    @Test
    @DisplayName("a codec for empty payloads only is possible, and one for the longest that a buffer can hold")
    void boundsOfTheLength() {
        assertThatCode(() -> {
                    new Frames(0);
                    new Frames(Frames.LARGEST_MAXIMUM);
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    @DisplayName("the maximum length of a line is the same wherever the stream is split")
    void longestLine(String end) throws Exception {
        byte[] longest = ("12345678" + end).getBytes(StandardCharsets.US_ASCII);
        byte[] tooLong = ("123456789" + end).getBytes(StandardCharsets.US_ASCII);
        for (int split = 0; split <= longest.length; split++) {
            assertThat(decode(longest, split))
                    .as("the length of a line of 8 bytes, split after %d", split)
                    .isEqualTo(8);
        }
        for (int split = 0; split <= tooLong.length; split++) {
            int after = split;
            assertThatThrownBy(() -> decode(tooLong, after), "a line of 9 bytes, split after %d", split)
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("8");
        }
    }

    /** Decodes the only line of a stream that arrives in two parts, and returns its length. */
    private static int decode(byte[] stream, int split) throws ProtocolException {
        Lines lines = new Lines(8);
        ByteBuffer arrived = ByteBuffer.wrap(stream, 0, split);
        ByteBuffer line = lines.decode(arrived);
        return (line != null ? line : lines.decode(arrived.limit(stream.length))).remaining();
    }

    @Test
    @DisplayName("writeFully writes the last bytes of a buffer of 2 GiB")
    void lastBytesOfTheLargestBuffer(@TempDir Path folder) throws Exception {
        // A sparse file that is mapped: pages that are not used take neither memory nor disk space.
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
                    .as("the result of writing")
                    .doesNotThrowAnyException();
        }
    }
}
