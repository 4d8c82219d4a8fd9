package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("5.7 Let the kernel send: an interrupt")
class Ex5_7_InterruptTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("an interrupt is an error, and not a channel that takes more later")
    void interrupted() throws Exception {
        Path path = Files.write(folder.resolve("file"), new byte[100]);
        try (FileChannel file = FileChannel.open(path);
                Loopback connection = Loopback.connect()) {
            FileSender sender = new FileSender(file);
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(() -> sender.sendTo(connection.channel()), "sendTo on a thread that was interrupted")
                        .isInstanceOf(IOException.class);
            } finally {
                Thread.interrupted();
            }
        }
    }
}
