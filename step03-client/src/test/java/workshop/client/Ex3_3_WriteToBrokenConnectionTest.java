package workshop.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("3.3 Write a frame: to a broken connection")
class Ex3_3_WriteToBrokenConnectionTest {

    @Test
    @Order(1)
    @DisplayName("a broken connection is an IOException, each time")
    void broken() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            FrameWriter writer = new FrameWriter(connection.channel());
            connection.channel().close();

            assertThat(catchThrowable(() -> writer.write(hi())))
                    .as("the error of writing to a connection that is closed")
                    .isInstanceOf(IOException.class);
            assertThat(catchThrowable(() -> writer.write(hi())))
                    .as("the error of writing to a connection that is closed, for the second time")
                    .isInstanceOf(IOException.class);
        }
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            IOException broken = new ClosedByInterruptException();
            var channel = new PartialWriteChannel(3, connection.channel(), () -> {
                throw broken;
            });
            assertThat(catchThrowable(() -> new FrameWriter(channel).write(hi())))
                    .as("the error of writing a frame, when the channel is closed meanwhile")
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @Order(2)
    @DisplayName("on a thread that is interrupted, a frame does not get lost without an exception")
    void interrupted() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            FrameWriter writer = new FrameWriter(connection.channel());
            Thread.currentThread().interrupt();
            Throwable error;
            try {
                error = catchThrowable(() -> writer.write(hi()));
            } finally {
                Thread.interrupted();
            }
            // A channel of a socket throws, and is closed.
            boolean sent = error == null && connection.remainingBytes().length == Integer.BYTES + 2;
            assertThat(error != null || sent)
                    .as("on a thread that is interrupted, the frame was sent, or write threw an exception")
                    .isTrue();
            if (!sent) {
                assertThat(error)
                        .as("the error of writing a frame on a thread that is interrupted")
                        .isInstanceOf(IOException.class);
            }
        }
    }

    private static ByteBuffer hi() {
        return ByteBuffer.wrap("hi".getBytes(US_ASCII));
    }
}
