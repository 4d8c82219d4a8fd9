package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("5.7 Let the kernel send: what transferTo cannot send")
class Ex5_7_ChunksTest {

    @TempDir
    private Path folder;

    @Test
    @Order(1)
    @DisplayName("where the system cannot transfer, a file arrives all the same, in parts and to its true end")
    void inChunks() throws Exception {
        // Short enough for code that writes byte by byte.
        byte[] bytes = new byte[9000];
        new Random(5).nextBytes(bytes);
        Path small = Files.write(folder.resolve("small"), bytes);
        for (long size : new long[] {0, 5000, 3000, bytes.length + 4096}) {
            try (FileProbe file = new FileProbe(small).withoutTransfer().sizeSaidToBe(size)) {
                FileSender sender = new FileSender(file);
                Sink channel = Sink.acceptingAtMost(500).addFreeSpace(3000);

                boolean all = sender.sendTo(channel);
                Bytes.assertSame(
                        "the bytes that arrived of a file that was sent in chunks",
                        channel.taken(),
                        Arrays.copyOf(bytes, channel.taken().length));
                assertThat(all)
                        .as("the whole file was sent, to a channel that is full after a third of it")
                        .isFalse();
                assertThat(channel.taken().length)
                        .as(
                                "bytes sent when sendTo returned, to a channel that takes 500 at a time and had space for 3000")
                        .isEqualTo(3000);
                assertThat(sender.sent())
                        .as("bytes that sent() returns, when the channel has taken 3000 of a chunk")
                        .isEqualTo(3000);
                assertThat(sender.sendTo(channel.addFreeSpace(10_000)))
                        .as("the whole file was sent, whose size is said to be %d", size)
                        .isTrue();

                Bytes.assertSame("the bytes that arrived of a file that was sent in chunks", channel.taken(), bytes);
            }
        }
        try (FileProbe file = new FileProbe(small).withoutTransfer().readingAtMost(1000)) {
            Sink channel = Sink.acceptingAtMost(5000).addFreeSpace(10_000);
            assertThat(new FileSender(file).sendTo(channel))
                    .as("the whole file was sent, of which one read gives at most 1000 bytes")
                    .isTrue();
            Bytes.assertSame(
                    "the bytes that arrived of a file of which one read gives at most 1000", channel.taken(), bytes);
        }
        assertSentAtOnce("in chunks", new FileProbe(small).withoutTransfer());
        assertSentAtOnce("by transferTo", new FileProbe(small));
    }

    private static void assertSentAtOnce(String how, FileProbe probe) throws Exception {
        try (probe;
                Loopback connection = Loopback.connect()) {
            connection.channel().configureBlocking(false);
            assertThat(new FileSender(probe).sendTo(connection.channel()))
                    .as("the whole file was sent %s, over a non-blocking channel that has space for all of it", how)
                    .isTrue();
        }
    }

    @Test
    @Order(5)
    @DisplayName("a short file is sent by transferTo too, and what was appended to it")
    void shortFile() throws Exception {
        Path path = Files.write(folder.resolve("short"), new byte[100]);
        try (FileProbe file = new FileProbe(path)) {
            new FileSender(file).sendTo(Sink.acceptingAtMost(500).addFreeSpace(500));
            assertThat(file.transferred())
                    .as("bytes that transferTo has sent, of a file of 100")
                    .isEqualTo(100);
        }
        try (FileProbe file = new FileProbe(path)) {
            FileSender sender = new FileSender(file);
            Files.write(path, new byte[50], StandardOpenOption.APPEND);
            file.sizeSaidToBe(150);
            sender.sendTo(Sink.acceptingAtMost(500).addFreeSpace(500));
            assertThat(file.transferred())
                    .as("bytes that transferTo has sent, of a file of 100 that has grown to 150")
                    .isEqualTo(150);
        }
    }

    @Test
    @Order(2)
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/proc and /sys are Linux")
    @DisplayName("a file whose size is not true is sent up to its end")
    void untrueSize() throws Exception {
        // Their sizes are said to be 0 and 4096 bytes, and neither is the number of bytes that can be read.
        for (Path untrue : List.of(Path.of("/proc/version"), Path.of("/sys/class/net/lo/address"))) {
            if (Files.exists(untrue)) {
                sendUntrue(untrue);
            }
        }
    }

    private static void sendUntrue(Path untrue) throws Exception {
        try (FileChannel file = FileChannel.open(untrue);
                Loopback connection = Loopback.connect()) {
            FileSender sender = new FileSender(file);

            assertThat(sender.sendTo(connection.channel()))
                    .as("the whole of %s was sent, whose size is said to be %d", untrue, file.size())
                    .isTrue();
            connection.channel().shutdownOutput();

            byte[] received = waitingFor(
                    "the end of the stream",
                    () -> connection.peer().getInputStream().readAllBytes());
            Bytes.assertSame("the bytes that arrived of " + untrue, received, Files.readAllBytes(untrue));
        }
    }

    @Test
    @Order(4)
    @DisplayName("after a chunk, transferTo sends the rest")
    void transfersAgain() throws Exception {
        // Larger than a chunk, even one of some mebibytes.
        byte[] bytes = new byte[10_000_000];
        new Random(5).nextBytes(bytes);
        Path path = Files.write(folder.resolve("large"), bytes);
        Sink channel = Sink.acceptingAtMost(100_000).addFreeSpace(bytes.length);
        try (FileProbe file = new FileProbe(path).withoutFirstTransfer()) {
            new FileSender(file).sendTo(channel);
            assertThat(file.transferred())
                    .as("bytes that transferTo has sent, of a file of 10000000, after it had sent none at first")
                    .isGreaterThan(bytes.length / 2);
        }
        Bytes.assertSame("the bytes that arrived of a file whose first chunk was written", channel.taken(), bytes);
    }

    @Test
    @Order(3)
    @DisplayName("two senders that take turns do not disturb each other")
    void twoSenders() throws Exception {
        byte[] content = "the bytes of one file".getBytes(US_ASCII);
        Path one = Files.write(folder.resolve("one"), content);
        Path two = Files.writeString(folder.resolve("two"), "of another file");
        Sink channel = Sink.acceptingAtMost(100).addFreeSpace(100);
        try (FileProbe file = new FileProbe(one).withoutTransfer();
                FileProbe other = new FileProbe(two).withoutTransfer()) {
            FileSender sender = new FileSender(file);
            file.afterEachRead(new FileSender(other), Sink.acceptingAtMost(100).addFreeSpace(100));

            sender.sendTo(channel);
        }
        Bytes.assertSame("the bytes of a file, sent in turns with those of another file", channel.taken(), content);
    }
}
