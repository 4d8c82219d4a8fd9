package workshop.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static workshop.Waiting.waitingFor;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.ProtocolException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("3.5 Distrust the length")
class Ex3_5_DistrustTest {

    private static final int MAXIMUM = 64 * 1024;

    @Test
    @DisplayName("a negative length, or one above the maximum, is refused before memory is allocated for it")
    void refused() throws Exception {
        // The first read loads classes, which allocates memory too.
        resultOf(-1);
        for (int length : new int[] {-1, Integer.MIN_VALUE, MAXIMUM + 1, Integer.MAX_VALUE - 8}) {
            Result result = resultOf(length);
            assertThat(result.error)
                    .as("the error of reading a frame that announces %d bytes, where %d are allowed", length, MAXIMUM)
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining(String.valueOf(length))
                    .hasMessageContaining(String.valueOf(MAXIMUM));
            assertThat(result.allocated)
                    .as("bytes allocated to read a frame that announces %d", length)
                    .isLessThan(16 * MAXIMUM);
        }
    }

    private record Result(Throwable error, long allocated) {}

    private static Result resultOf(int length) throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            connection.out().writeInt(length);
            connection.peer().shutdownOutput();
            FrameReader reader = new FrameReader(connection.channel(), MAXIMUM);

            long before = allocatedBytes();
            Throwable error =
                    waitingFor("the error of reading a frame of length " + length, () -> catchThrowable(reader::read));
            return new Result(error, allocatedBytes() - before);
        }
    }

    private static long allocatedBytes() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }

    @Test
    @DisplayName("a payload of exactly the maximum length is read")
    void justAllowed() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            connection.out().writeInt(5);
            connection.out().write("hello".getBytes(US_ASCII));
            FrameReader reader = new FrameReader(connection.channel(), 5);

            byte[] payload =
                    waitingFor("a payload of 5 bytes", () -> reader.read().orElseThrow());

            assertThat(LoopbackConnection.text(payload))
                    .as("a payload of 5 bytes, where 5 are allowed")
                    .isEqualTo("hello");
        }
    }
}
