package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("3.4 Read frames: a stream that ends inside a frame")
class Ex3_4_StreamEndTest {

    @Test
    @Order(1)
    @DisplayName("the end of the stream inside a frame is an error that says how many bytes are missing")
    void endInsideFrame() throws Exception {
        byte[] frame = Frames.of(List.of("0123456789"));
        assertMissing(3, "length", frame, 1);
        assertMissing(10, "payload", frame, 4);
        assertMissing(6, "payload", frame, 8);
        byte[] large =
                ByteBuffer.allocate(Integer.BYTES + 100_000).putInt(100_000).array();
        assertMissing(70_000, "payload", large, Integer.BYTES + 30_000);
    }

    private static void assertMissing(int missing, String part, byte[] frame, int sent) throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            connection.inBackground(() -> {
                connection.out().write(frame);
                connection.out().write(frame, 0, sent);
                connection.peer().shutdownOutput();
            });
            FrameReader reader = new FrameReader(connection.watched());
            connection.promptly("a whole frame", reader::read);

            Throwable error = connection.promptly(
                    "an error, because the stream ended after %d of the %d bytes of a frame"
                            .formatted(sent, frame.length),
                    () -> catchThrowable(reader::read));

            assertThat(error)
                    .as(
                            "the error of reading, where the stream ended after %d of the %d bytes of a frame, and"
                                    + " %d bytes of its %s are missing",
                            sent, frame.length, missing, part)
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining(String.valueOf(missing));
            assertThat(connection.channel().isOpen())
                    .as("the channel is open after the error that %d bytes of a %s are missing", missing, part)
                    .isTrue();
        }
    }

    @Test
    @Order(2)
    @DisplayName("a connection that was reset, or a channel that was closed, is no end of the stream")
    void broken() throws Exception {
        byte[] frame = Frames.of(List.of("0123456789"));
        for (int bytes : new int[] {0, 4, 6, 2}) {
            try (LoopbackConnection connection = LoopbackConnection.open()) {
                connection.out().write(frame, 0, bytes);
                FrameReader reader = new FrameReader(FragmentedChannel.resetAfter(bytes, connection));
                assertBroken("the peer has reset the connection after %d bytes".formatted(bytes), connection, reader);
                assertThat(connection.channel().isOpen())
                        .as("the channel is open after the error that the peer has reset the connection")
                        .isTrue();
            }
        }
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            FrameReader reader = new FrameReader(connection.watched());
            connection.channel().close();
            assertBroken("the channel is closed", connection, reader);
        }
        assertBrokenDuringRead("the channel is closed", new AsynchronousCloseException());
        assertBrokenDuringRead("the thread is interrupted", new ClosedByInterruptException());
        assertBrokenDuringRead("the connection times out", new IOException("Connection timed out"));
        assertNotLostOnInterruptedThread(frame);
    }

    private static void assertNotLostOnInterruptedThread(byte[] frame) throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            connection.out().write(frame);
            FrameReader reader = new FrameReader(connection.watched());
            boolean noEnd = connection.promptly("the end of a read on a thread that is interrupted", () -> {
                Thread.currentThread().interrupt();
                try {
                    return reader.read().isPresent();
                } catch (IOException e) {
                    return !(e instanceof EOFException);
                }
            });
            assertThat(noEnd)
                    .as("on a thread that is interrupted, the frame was read, or read threw an exception")
                    .isTrue();
        }
    }

    private static void assertBrokenDuringRead(String event, IOException failure) throws Exception {
        byte[] frame = Frames.of(List.of("0123456789"));
        for (int bytes : new int[] {0, 2, 6}) {
            try (LoopbackConnection connection = LoopbackConnection.open()) {
                connection.out().write(frame, 0, bytes);
                FrameReader reader = new FrameReader(FragmentedChannel.cutAfter(bytes, connection.watched(), () -> {
                    throw failure;
                }));
                assertBroken("%s during a read, after %d bytes".formatted(event, bytes), connection, reader);
            }
        }
    }

    private static void assertBroken(String event, LoopbackConnection connection, FrameReader reader) throws Exception {
        String what = "the error of reading, when " + event;
        assertThat(connection.promptly(what, () -> catchThrowable(reader::read)))
                .as(what)
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(EOFException.class);
    }
}
