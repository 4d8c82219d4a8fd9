package workshop.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static workshop.Waiting.waitingFor;

import java.io.ByteArrayOutputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("3.3 Write a frame")
class Ex3_3_WriteFrameTest {

    @Test
    @Order(1)
    @DisplayName("4 bytes of length, then the payload, frame after frame")
    void bytesOnTheWire() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            FrameWriter writer = new FrameWriter(connection.channel());

            writer.write("hi".getBytes(US_ASCII));
            writer.write(ByteBuffer.allocate(0));
            // The array of this buffer begins before the buffer does. Its byte order is that of its own numbers.
            ByteBuffer part = ByteBuffer.wrap("<<part>>".getBytes(US_ASCII), 1, 7)
                    .slice()
                    .position(1)
                    .limit(5)
                    .order(ByteOrder.LITTLE_ENDIAN);
            writer.write(part);

            assertThat(hex(connection.remainingBytes()))
                    .as("the bytes on the wire for \"hi\", an empty payload, and \"part\"")
                    .isEqualTo("00 00 00 02 68 69 00 00 00 00 00 00 00 04 70 61 72 74");
            assertThat(part.remaining())
                    .as("the remaining bytes of a buffer that was written")
                    .isZero();
            assertThat(part.limit()).as("the limit of that buffer").isEqualTo(5);
        }
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            new FrameWriter(connection.channel()).write(new byte[] {(byte) 0xff, 0});
            assertThat(hex(connection.remainingBytes()))
                    .as("the bytes on the wire for a payload that is no text")
                    .isEqualTo("00 00 00 02 ff 00");
        }
    }

    @Test
    @Order(2)
    @DisplayName("a channel that takes 3 bytes a write gets the whole frame, its length included")
    void smallWrites() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            // The largest maximum that is allowed: a frame must not need more memory than its own bytes.
            FrameWriter writer = new FrameWriter(
                    new PartialWriteChannel(3, connection.channel()), Integer.MAX_VALUE - Integer.BYTES);
            connection.promptly("the write of a frame with 5 bytes", () -> {
                writer.write(ByteBuffer.wrap("hello".getBytes(US_ASCII)));
                return null;
            });

            assertThat(hex(connection.remainingBytes()))
                    .as("the bytes on the wire for \"hello\", where a write takes 3 bytes at most")
                    .isEqualTo("00 00 00 05 68 65 6c 6c 6f");

            // This takes more writes than a stack has room for calls.
            int length = 200_000;
            var taken = new ByteArrayOutputStream();
            connection.promptly("the write of a large frame, one byte at a time", () -> {
                new FrameWriter(oneByteAtATime(taken)).write(new byte[length]);
                return null;
            });
            assertThat(taken.size())
                    .as("the bytes of a frame with a payload of %d, written one byte at a time", length)
                    .isEqualTo(Integer.BYTES + length);
        }
    }

    private static WritableByteChannel oneByteAtATime(ByteArrayOutputStream taken) {
        return new WritableByteChannel() {

            @Override
            public int write(ByteBuffer source) {
                if (!source.hasRemaining()) {
                    return 0;
                }
                taken.write(source.get());
                return 1;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    @Test
    @Order(3)
    @DisplayName("a large frame arrives completely at a peer that reads slowly")
    void slowPeer() throws Exception {
        byte[] payload = new byte[FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH + 1];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) (i % 251);
        }
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            // A small send buffer is soon full. Then a write of a virtual thread takes only a part.
            connection.channel().setOption(StandardSocketOptions.SO_SNDBUF, 32 * 1024);
            connection.inBackground(() -> {
                new FrameWriter(connection.channel(), 2 * payload.length)
                        .write(ByteBuffer.allocateDirect(payload.length)
                                .put(payload)
                                .flip());
                connection.channel().shutdownOutput();
            });

            byte[] sent = waitingFor("the end of a large frame", () -> readSlowly(connection));

            assertThat(sent.length)
                    .as("bytes that arrived of a frame with a payload of %d", payload.length)
                    .isEqualTo(Integer.BYTES + payload.length);
            assertThat(ByteBuffer.wrap(sent).getInt())
                    .as("the length in a frame with a payload of %d bytes", payload.length)
                    .isEqualTo(payload.length);
            assertThat(Arrays.mismatch(payload, Arrays.copyOfRange(sent, Integer.BYTES, sent.length)))
                    .as("the first byte of the payload that is wrong (-1: none)")
                    .isEqualTo(-1);
        }
    }

    private static byte[] readSlowly(LoopbackConnection connection) throws Exception {
        var bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[1000];
        for (int read = connection.in().read(buffer);
                read != -1;
                read = connection.in().read(buffer)) {
            bytes.write(buffer, 0, read);
        }
        return bytes.toByteArray();
    }

    @Test
    @Order(4)
    @DisplayName("a payload that is too long is refused before its first byte is sent, and the next frame is complete")
    void tooLong() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            FrameWriter writer = new FrameWriter(connection.channel(), 12);
            ByteBuffer tooLong = ByteBuffer.wrap("....12345678901234567".getBytes(US_ASCII), 4, 17);

            assertThatIllegalArgumentException()
                    .as("writing 17 bytes, where 12 are allowed")
                    .isThrownBy(() -> writer.write(tooLong))
                    .withMessageContaining("17")
                    .withMessageContaining("12");
            assertThatIllegalArgumentException()
                    .as("writing 2345 bytes, where 1234 are allowed")
                    .isThrownBy(() -> new FrameWriter(Channels.newChannel(new ByteArrayOutputStream()), 1234)
                            .write(new byte[2345]))
                    .withMessageContaining("2345")
                    .withMessageContaining("1234");
            assertThat(tooLong.position())
                    .as("the position of the refused payload")
                    .isEqualTo(4);

            assertThatIllegalArgumentException()
                    .as("writing 1 byte, where 0 are allowed")
                    .isThrownBy(() ->
                            new FrameWriter(Channels.newChannel(new ByteArrayOutputStream()), 0).write(new byte[1]));

            // The limit of this buffer is above the maximum, but the payload is not.
            byte[] array = "......123456789012....".getBytes(US_ASCII);
            ByteBuffer allowed = ByteBuffer.wrap(array, 6, 12).asReadOnlyBuffer();
            writer.write(allowed);
            assertThat(hex(connection.remainingBytes()))
                    .as("the bytes on the wire for 12 bytes, after 17 were refused")
                    .isEqualTo("00 00 00 0c 31 32 33 34 35 36 37 38 39 30 31 32");
            assertThat(allowed.remaining())
                    .as("the remaining bytes of a buffer that was written, from position 6 on")
                    .isZero();
        }
    }

    @Test
    @Order(5)
    @DisplayName("one writer writes frames of all sizes, and another one does not change them")
    void sizes() throws Exception {
        var sent = new ByteArrayOutputStream();
        FrameWriter writer = new FrameWriter(Channels.newChannel(sent));
        for (int power = 4; power <= 65_536; power *= 2) {
            for (int length = power - 4; length <= power; length++) {
                byte[] payload = new byte[length];
                assertThatCode(() -> writer.write(payload))
                        .as("writing a payload of %d bytes, after shorter ones", length)
                        .doesNotThrowAnyException();
                assertThat(sent.size())
                        .as("the length of the frame with a payload of %d bytes, after shorter ones", length)
                        .isEqualTo(Integer.BYTES + length);
                sent.reset();
            }
        }
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            var channel =
                    new PartialWriteChannel(3, connection.channel(), () -> writer.write("other".getBytes(US_ASCII)));
            new FrameWriter(channel).write("hello".getBytes(US_ASCII));
            assertThat(hex(connection.remainingBytes()))
                    .as("the bytes on the wire for \"hello\", where another writer writes in between")
                    .isEqualTo("00 00 00 05 68 65 6c 6c 6f");
        }
    }
}
