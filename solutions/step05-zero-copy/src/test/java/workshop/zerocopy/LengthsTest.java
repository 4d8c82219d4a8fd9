package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Step 5's reference solution: lengths near their limits, and text of a server that is not safe to print")
@Timeout(10)
class LengthsTest {

    private static final BufferPool POOL = new BufferPool(1024, 4);

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 1", "1, -1", "-2147483648, 1"})
    @DisplayName("a pool without buffers, or without bytes in them, is refused")
    void noPool(int bufferSize, int limit) {
        assertThatThrownBy(() -> new BufferPool(bufferSize, limit)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1021, Integer.MAX_VALUE, Integer.MIN_VALUE})
    @DisplayName("a decoder for frames that do not fit a buffer of the pool is refused")
    void noFrameToDecode(int length) {
        assertThatThrownBy(() -> new FrameDecoder(POOL, length, (frame, buffer) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("the largest and the smallest lengths are accepted")
    void bounds() throws IOException {
        new BufferPool(1, 1);
        new FrameDecoder(POOL, 0, (frame, buffer) -> {}).close();
        new FrameDecoder(POOL, 1020, (frame, buffer) -> {}).close();
        new Outbox(new BufferPool(Outbox.COPY_THRESHOLD + 1, 1)).close();
        new MessageParser(0, null);
        new MessageParser(1 << 30, null);
    }

    @Test
    @DisplayName(
            "buffers that are too small for a message that is copied, and a maximum that may overflow, are refused")
    void outOfBounds() {
        assertThatThrownBy(() -> new Outbox(new BufferPool(Outbox.COPY_THRESHOLD, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        for (int length : new int[] {-1, (1 << 30) + 1}) {
            assertThatThrownBy(() -> new MessageParser(length, null)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("a file that becomes shorter when all of it was sent is no error")
    void truncatedAfterwards(@TempDir Path folder) throws IOException {
        Path path = Files.write(folder.resolve("file"), new byte[100]);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileSender sender = new FileSender(file);
            WritableByteChannel channel = Channels.newChannel(OutputStream.nullOutputStream());
            assertThat(sender.sendTo(channel)).as("the whole file was sent").isTrue();
            file.truncate(10);
            assertThat(sender.sendTo(channel))
                    .as("the whole file was sent before")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"1021, 1025", "2147483643, 2147483647", "2147483644, 2147483648", "2147483647, 2147483651"})
    @DisplayName("a frame that may not fit a buffer of the pool is refused, and no buffer is acquired")
    void noFrameToSend(int atMost, String withItsLength) {
        try (Outbox outbox = new Outbox(POOL)) {
            assertThatThrownBy(() -> outbox.sendFrame(atMost, payload -> payload.put((byte) 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(withItsLength);
            assertThat(POOL.inUse())
                    .as("buffers in use after a frame that was refused")
                    .isZero();
        }
    }

    @Test
    @DisplayName("a consumer without a handler is refused before it subscribes")
    void noHandler() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            assertThatThrownBy(() -> new MessageConsumer(channel, "news", POOL, null))
                    .isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = "on Windows, the file of 2 GiB would fill the disk")
    @DisplayName("the last bytes of the largest buffer are parsed, and quoted, as those of any other")
    void largestBuffer(@TempDir Path folder) throws IOException {
        byte[] stream = "-ERR 'x'\r\nMSG s 1 1\r\nx\r\nno operation".getBytes(UTF_8);
        int start = Integer.MAX_VALUE - stream.length;
        AtomicReference<String> told = new AtomicReference<>();
        try (FileChannel file = FileChannel.open(
                folder.resolve("file"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = file.map(FileChannel.MapMode.READ_WRITE, 0, Integer.MAX_VALUE);
            bytes.put(start, stream).position(start);
            assertThatThrownBy(() -> parse(bytes, told))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("\"no operation\"");
        }
        assertThat(told).as("the reason that is reported").hasValue("'x'");
    }

    @Test
    @DisplayName("an error of the server is reported without characters that move a cursor or forge a line")
    void errorOfTheServer() throws IOException {
        AtomicReference<String> told = new AtomicReference<>();
        parse("-ERR 'a\33[2J\u009bb\u2028c\u202ed'\r\n", told);
        assertThat(told.get()).as("the reason that is reported").isEqualTo("'a.[2J.b.c.d'");
    }

    @Test
    @DisplayName("a field that is not a number is quoted in the same way, and only its beginning")
    void quotedField() {
        assertThatThrownBy(() -> parse("MSG s 1 \33[2J" + "9".repeat(100_000) + "\r\n", new AtomicReference<>()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("MSG s 1 .[2J9")
                .extracting(refused -> refused.getMessage().length())
                .satisfies(length ->
                        assertThat(length).as("the length of the error message").isLessThan(200));
    }

    private static void parse(String said, AtomicReference<String> error) throws IOException {
        parse(ByteBuffer.wrap(said.getBytes(UTF_8)), error);
    }

    private static void parse(ByteBuffer said, AtomicReference<String> error) throws IOException {
        OperationHandler operations = new OperationHandler() {
            @Override
            public void onInfo(String json) {}

            @Override
            public void onMessage(Message message) {}

            @Override
            public void onPing() {}

            @Override
            public void onError(String reason) {
                error.set(reason);
            }
        };
        new MessageParser(1000, operations).parse(said);
    }
}
