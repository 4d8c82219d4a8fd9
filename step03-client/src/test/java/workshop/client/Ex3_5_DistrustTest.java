package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static workshop.Waiting.waitingFor;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.ProtocolException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("3.5 Distrust the length")
class Ex3_5_DistrustTest {

    private static final int MAXIMUM = 64 * 1024;

    @Test
    @Order(1)
    @DisplayName("a negative length, or one above the maximum, is refused before memory is allocated for it")
    void refused() throws Exception {
        // The first read loads classes, which allocates memory too.
        resultOf(-1, MAXIMUM);
        for (int length : new int[] {-1, Integer.MIN_VALUE, MAXIMUM + 1, Integer.MAX_VALUE - 8, Integer.MAX_VALUE}) {
            assertRefused(length, MAXIMUM);
        }
        assertRefused(6, 5);
        // Nor is memory allocated for as many bytes as are allowed.
        assertRefused(128 * MAXIMUM + 1, 128 * MAXIMUM);
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            connection.out().writeInt(MAXIMUM + 1);
            FrameReader reader = new FrameReader(connection.watched(), MAXIMUM);
            connection.promptly(
                    "the error of reading a length above the maximum, after which no byte follows",
                    () -> catchThrowable(reader::read));
            assertThat(reader.invalidLength(MAXIMUM + 1))
                    .as(
                            "the exception that invalidLength returned for %d bytes, where %d are allowed",
                            MAXIMUM + 1, MAXIMUM)
                    .hasMessageContaining(String.valueOf(MAXIMUM + 1))
                    .hasMessageContaining(String.valueOf(MAXIMUM));
        }
    }

    private static void assertRefused(int length, int maximum) throws Exception {
        Result result = resultOf(length, maximum);
        assertThat(result.error)
                .as("the error of reading a frame that announces %d bytes, where %d are allowed", length, maximum)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(String.valueOf(length))
                .hasMessageContaining(String.valueOf(maximum));
        assertThat(result.allocated)
                .as("bytes allocated to read a frame that announces %d", length)
                .isLessThan(16 * MAXIMUM);
        assertThat(result.open)
                .as("the channel is open after the error that a frame announces %d bytes", length)
                .isTrue();
    }

    private record Result(Throwable error, long allocated, boolean open) {}

    private static Result resultOf(int length, int maximum) throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            // A valid frame, which is empty, and then an invalid one.
            connection.out().writeInt(0);
            connection.out().writeInt(length);
            connection.peer().shutdownOutput();
            FrameReader reader = new FrameReader(connection.watched(), maximum);
            connection.promptly(
                    "an empty frame, before the one that announces %d bytes".formatted(length), reader::read);

            long before = allocatedBytes();
            Throwable error =
                    waitingFor("the error of reading a frame of length " + length, () -> catchThrowable(reader::read));
            long allocated = allocatedBytes() - before;
            return new Result(error, allocated, connection.channel().isOpen());
        }
    }

    private static long allocatedBytes() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }

    @Test
    @Order(2)
    @DisplayName("a payload of exactly the maximum length is read, and the maximum may be the largest int")
    void justAllowed() throws Exception {
        assertReads(5, 5);
        assertReads(FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH + 1, FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH + 1);
        assertReads(5, Integer.MAX_VALUE);
        assertRefused(1, 0);
    }

    private static void assertReads(int length, int maximum) throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            connection.inBackground(() -> {
                connection.out().writeInt(length);
                connection.out().write(new byte[length]);
            });

            Optional<byte[]> payload = connection.promptly(
                    "a payload of %d bytes, where %d are allowed".formatted(length, maximum),
                    () -> new FrameReader(connection.watched(), maximum).read());

            assertThat(payload.orElseThrow().length)
                    .as("the length of a payload of %d bytes, where %d are allowed", length, maximum)
                    .isEqualTo(length);
        }
    }
}
