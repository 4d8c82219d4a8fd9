package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.2 Write it all: the last write")
class Ex4_2_WritesNoMoreTest {

    /** In bytes. Far more than the kernels take for a client with small buffers. */
    private static final int SIZE = 4_000_000;

    @Test
    @Order(1)
    @DisplayName("the write that has taken the last byte is the last one")
    void lastByte() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            channel.failWritesAfter(1, () -> {
                throw new IllegalStateException("thrown by a write after the last byte");
            });
            get(
                    "a write of 1 byte, after which each further write fails",
                    AsyncSockets.writeFully(channel, ByteBuffer.allocate(1)));
        }
    }

    @Test
    @Order(2)
    @DisplayName("a write fails its future if this side closes the channel meanwhile")
    void closedMeanwhile() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            loopback.connectWithSmallBuffer();
            AsynchronousSocketChannel channel = loopback.accept();
            CompletableFuture<Void> done = AsyncSockets.writeFully(channel, ByteBuffer.allocate(SIZE));
            channel.close();
            assertThat(failureOf("the failure of a write whose channel this side has closed", done))
                    .as("the failure of the future when this side closes the channel")
                    .isInstanceOf(ClosedChannelException.class);
            assertThat(failureOf(
                            "the failure of a write whose channel this side has closed before",
                            AsyncSockets.writeFully(channel, ByteBuffer.allocate(1))))
                    .as("the failure of the future when this side has closed the channel before")
                    .isInstanceOf(ClosedChannelException.class);
        }
    }
}
