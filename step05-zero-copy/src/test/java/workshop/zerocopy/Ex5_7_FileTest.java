package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workshop.Waiting.waitingFor;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("5.7 Let the kernel copy")
class Ex5_7_FileTest {

    @TempDir
    private Path folder;

    private final byte[] content = new byte[3_000_000];
    private Path path;

    @BeforeEach
    void makeFile() throws IOException {
        new Random(5).nextBytes(content);
        path = Files.write(folder.resolve("file"), content);
    }

    @Test
    @DisplayName("a file arrives over a socket, byte for byte")
    void overASocket() throws Exception {
        try (FileChannel file = FileChannel.open(path);
                Loopback connection = Loopback.connect()) {
            FileSender sender = new FileSender(file);
            Loopback.Reading reading = connection.startReading(content.length);

            boolean all = waitingFor("the file to be sent", () -> sender.sendTo(connection.channel()));
            connection.channel().shutdownOutput();

            assertThat(all).as("the whole file was sent").isTrue();
            assertThat(sender.remaining()).as("bytes that remain").isZero();
            byte[] received = reading.await("the last byte of the file");
            Bytes.assertSame("the bytes of the file that arrived", received, content);
        }
    }

    @Test
    @DisplayName("a channel that takes little at once gets the whole file, and one that is full is not waited for")
    void inParts() throws Exception {
        try (FileChannel file = FileChannel.open(path)) {
            FileSender sender = new FileSender(file);
            Sink channel = Sink.taking(5000).makeRoom(1_000_000);

            assertThat(sender.sendTo(channel))
                    .as("the whole file was sent to a channel with room for a third of it")
                    .isFalse();
            assertThat(sender.remaining()).as("bytes that remain").isEqualTo(2_000_000);
            assertThat(sender.sendTo(channel.makeRoom(2_000_000)))
                    .as("the whole file was sent to a channel with room for the rest")
                    .isTrue();

            Bytes.assertSame("the bytes of the file that arrived in parts", channel.taken(), content);
        }
    }

    @Test
    @DisplayName("a file that becomes shorter meanwhile is an error, not an endless loop")
    void truncated() throws Exception {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileSender sender = new FileSender(file);
            file.truncate(1000);

            Sink channel = Sink.taking(5000).makeRoom(5_000_000);
            assertThatThrownBy(() -> sender.sendTo(channel), "sending a file of 3000000 bytes that has only 1000 now")
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining("3000000")
                    .hasMessageContaining("1000");
        }
    }
}
