package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static workshop.Waiting.waitingFor;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.Waiting;

@DisplayName("5.7 Let the kernel send")
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
    @Order(1)
    @DisplayName("a file arrives over a socket, byte for byte")
    void overASocket() throws Exception {
        try (FileProbe file = new FileProbe(path);
                Loopback connection = Loopback.connect()) {
            file.position(7);
            FileSender sender = new FileSender(file);
            Loopback.Reading reading = connection.startReading(content.length);

            boolean all = waitingFor("the file to be sent", () -> sender.sendTo(connection.channel()));

            assertThat(file.isOpen())
                    .as("the file is open, which its owner closes")
                    .isTrue();
            assertThat(connection.channel().isOpen())
                    .as("the channel is open, which its owner closes")
                    .isTrue();
            connection.channel().shutdownOutput();
            assertThat(all).as("the whole file was sent").isTrue();
            assertThat(sender.sent()).as("bytes sent").isEqualTo(content.length);
            byte[] received = reading.await("the last byte of the file");
            Bytes.assertSame("the bytes of the file that arrived", received, content);
            assertThat(file.transferred())
                    .as("bytes of the file that transferTo has sent")
                    .isEqualTo(content.length);
            assertThat(file.bytesRead())
                    .as("bytes of the file that were read into this program, though transferTo can send them")
                    .isLessThan(1000);
            assertThat(file.position())
                    .as("the file's own position, which was 7")
                    .isEqualTo(7);
        }
    }

    @Test
    @Order(2)
    @DisplayName("a channel that takes little at once gets the whole file, and sendTo does not wait for a full one")
    void inParts() throws Exception {
        try (FileChannel file = FileChannel.open(path)) {
            FileSender sender = new FileSender(file);
            Sink channel = Sink.acceptingAtMost(5000).addFreeSpace(1_000_000);

            assertThat(sender.sendTo(channel))
                    .as("the whole file was sent to a channel with free space for a third of it")
                    .isFalse();
            assertThat(sender.sent())
                    .as("bytes that sent() returns, when the channel has taken 1000000")
                    .isEqualTo(1_000_000);
            assertThat(sender.sendTo(channel.addFreeSpace(2_000_000)))
                    .as("the whole file was sent to a channel with free space for the rest")
                    .isTrue();

            Bytes.assertSame("the bytes of the file that arrived in parts", channel.taken(), content);
        }
        long large = 5L << 30;
        // On Linux, a call sends just under 2 GiB at most. A socket takes less.
        for (long maxPerTransfer : new long[] {0x7ffff000, 1 << 16}) {
            try (FileProbe file = new FileProbe(path).pretendingToHave(large, maxPerTransfer)) {
                FileSender sender = new FileSender(file);
                assertThat(sender.sendTo(Sink.acceptingAtMost(1)))
                        .as("the whole file was sent, which has %d bytes", large)
                        .isTrue();
                assertThat(sender.sent())
                        .as("bytes sent of a file of %d", large)
                        .isEqualTo(large);
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("a file that becomes shorter in the meantime is an error, not an endless loop")
    void truncated() throws Exception {
        for (int left : new int[] {1000, 0}) {
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                FileSender sender = new FileSender(file);
                file.truncate(left);

                Sink channel = Sink.acceptingAtMost(5000).addFreeSpace(5_000_000);
                assertThatThrownBy(
                                () -> sender.sendTo(channel),
                                "sending a file of 3000000 bytes that has only %d now",
                                left)
                        .isInstanceOf(EOFException.class)
                        .hasMessageContaining("3000000")
                        .hasMessageContaining(String.valueOf(left));
            }
            Files.write(path, content);
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileSender sender = new FileSender(file);
            Sink channel = Sink.acceptingAtMost(5000).addFreeSpace(5000);
            sender.sendTo(channel);
            file.truncate(1000);

            assertThatThrownBy(
                            () -> sender.sendTo(channel.addFreeSpace(5_000_000)),
                            "sending the rest of a file that has 1000 bytes now, of which 5000 were sent")
                    .isInstanceOf(EOFException.class);
        }
        Files.write(path, content);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileSender sender = new FileSender(file);
            Sink channel = Sink.acceptingAtMost(content.length).addFreeSpace(content.length);
            sender.sendTo(channel);
            file.truncate(1000);
            assertThatCode(() -> sender.sendTo(channel))
                    .as("sendTo, after the whole file was sent and has become shorter")
                    .doesNotThrowAnyException();
        }
    }

    @Test
    @Order(4)
    @DisplayName("a file that has grown in the meantime is sent up to its end")
    void grown() throws Exception {
        try (FileChannel file = FileChannel.open(path)) {
            FileSender sender = new FileSender(file);
            byte[] more = Files.readAllBytes(Files.write(path, new byte[100], StandardOpenOption.APPEND));
            Sink channel = Sink.acceptingAtMost(5000).addFreeSpace(5_000_000);

            assertThat(sender.sendTo(channel))
                    .as("the whole file was sent, though it has grown")
                    .isTrue();

            Bytes.assertSame("the bytes that arrived of a file that has grown meanwhile", channel.taken(), more);
        }
    }

    @Test
    @Order(6)
    @DisplayName("a channel that is closed or fails is an error, and what was sent before is counted")
    void closedChannel() throws Exception {
        try (FileChannel file = FileChannel.open(path);
                Loopback connection = Loopback.connect()) {
            FileSender sender = new FileSender(file);
            connection.channel().close();
            assertThatThrownBy(() -> sender.sendTo(connection.channel()), "sendTo with a channel that is closed")
                    .isInstanceOf(IOException.class);
        }
        for (FileProbe probe : List.of(new FileProbe(path), new FileProbe(path).withoutTransfer())) {
            try (probe) {
                FileSender sender = new FileSender(probe);
                Sink channel =
                        Sink.acceptingAtMost(1_000_000).addFreeSpace(16_384).failingWhenFull();
                assertThatThrownBy(() -> sender.sendTo(channel), "sendTo with a channel that fails after 16384 bytes")
                        .isInstanceOf(IOException.class);
                assertThat(sender.sent())
                        .as("bytes sent to a channel that took 16384 and then failed")
                        .isEqualTo(16_384);
            }
        }
    }

    @Test
    @Order(5)
    @DisplayName("a blocking channel gets the whole file, also from a virtual thread")
    void virtualThread() throws Exception {
        sendFrom("a virtual thread", Thread.ofVirtual());
        sendFrom("a platform thread", Thread.ofPlatform().daemon());
    }

    /** Sends over a channel that a virtual thread has used. */
    private void sendFrom(String who, Thread.Builder builder) throws Exception {
        try (FileProbe file = new FileProbe(path);
                Loopback connection = Loopback.connect()) {
            connection.channel().setOption(StandardSocketOptions.SO_SNDBUF, 32 * 1024);
            connection.peer().getOutputStream().write('?');
            FileSender sender = new FileSender(file);
            // For a read on a virtual thread, the JDK makes the channel's socket non-blocking, for all threads.
            FutureTask<Integer> first =
                    new FutureTask<>(() -> connection.channel().read(ByteBuffer.allocate(1)));
            Thread.ofVirtual().start(first);
            waitingFor("a byte for a virtual thread", () -> first.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
            FutureTask<Boolean> sending = new FutureTask<>(() -> sender.sendTo(connection.channel()));
            Thread thread = builder.start(sending);
            if (thread.isVirtual()) {
                waitingFor(
                        "sendTo to wait, without the processor, for space in a full socket",
                        () -> await().atMost(Waiting.LIMIT)
                                .pollInterval(Duration.ofMillis(5))
                                .until(
                                        () -> sending.isDone() || thread.getState() == Thread.State.WAITING,
                                        done -> done));
            }

            Loopback.Reading reading = connection.startReading(content.length);
            assertThat(waitingFor(
                            "the file to be sent by " + who,
                            () -> sending.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS)))
                    .as("the whole file was sent by %s, over a blocking channel", who)
                    .isTrue();
            Bytes.assertSame("the bytes that " + who + " sent", reading.await("the last byte"), content);
            assertThat(file.transferred())
                    .as("bytes of the file that transferTo has sent on %s", who)
                    .isPositive();
        }
    }
}
