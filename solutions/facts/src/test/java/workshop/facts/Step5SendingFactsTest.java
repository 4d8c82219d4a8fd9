package workshop.facts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("docs/step05-zero-copy.md: what a channel and the system do with bytes that are sent")
@FactsOf("docs/step05-zero-copy.md")
class Step5SendingFactsTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("On Linux, one gathering write takes 1024 buffers and no more.")
    @Section("5.6")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "IOV_MAX differs by system")
    void atMost1024() throws IOException {
        try (BothEnds connection = BothEnds.connect()) {
            assertThat(connection.client().write(buffers(2000, 1)))
                    .as("bytes written from 2000 buffers of one byte")
                    .isEqualTo(1024);
        }
    }

    @Test
    @DisplayName("A gathering write may stop in the middle of a buffer, and the positions of the buffers show where.")
    @Section("5.6")
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = "Windows may take any number of bytes into an empty queue")
    void stopsAnywhere() throws IOException {
        try (BothEnds connection = BothEnds.connect()) {
            connection.client().configureBlocking(false);
            ByteBuffer[] buffers = buffers(4, 10_000_019);

            long written = connection.client().write(buffers);

            assertThat(Arrays.stream(buffers).mapToLong(ByteBuffer::position).sum())
                    .as("the sum of the positions")
                    .isEqualTo(written);
            assertThat(buffers)
                    .as("buffers of which a part was written")
                    .anyMatch(buffer -> buffer.position() > 0 && buffer.hasRemaining());
        }
    }

    private static ByteBuffer[] buffers(int count, int size) {
        return Stream.generate(() -> ByteBuffer.allocateDirect(size))
                .limit(count)
                .toArray(ByteBuffer[]::new);
    }

    @Test
    @DisplayName(
            "On Linux, sendfile sends the bytes that the file holds when the kernel reads it: it may arrive overwritten.")
    @Section("5.7")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "transferTo uses Linux' sendfile here")
    void overwritten() throws IOException {
        Path path = Files.write(folder.resolve("file"), "a".repeat(400_000).getBytes(US_ASCII));
        try (BothEnds connection = BothEnds.connect();
                FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            connection.client().configureBlocking(false);
            long sent = file.transferTo(0, 400_000, connection.client());
            file.write(US_ASCII.encode("b".repeat(400_000)), 0);
            connection.client().shutdownOutput();

            byte[] arrived = connection.server().socket().getInputStream().readAllBytes();

            assertThat(arrived).hasSize((int) sent).contains('b');
        }
    }

    @Test
    @DisplayName("On Linux, the size of /proc/version is 0, and that of /sys/class/net/lo/address is a page or more.")
    @Section("5.7")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems have no such files")
    void sizesThatAreNotTrue() throws IOException {
        assertThat(Files.size(Path.of("/proc/version"))).isZero();
        assertThat(Files.readString(Path.of("/proc/version"))).startsWith("Linux version");

        Path address = Path.of("/sys/class/net/lo/address");
        assumeTrue(Files.exists(address), "this system shows no /sys");
        assertThat(Files.size(address)).isGreaterThanOrEqualTo(4096);
        assertThat(Files.readAllBytes(address)).hasSize(18);
    }

    @Test
    @DisplayName(
            "On Linux (JDK 21 to 25), once a virtual thread has used a channel, transferTo returns 0 where write waits.")
    @Section("5.7")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "how transferTo works differs by system")
    void afterAVirtualThread() throws Exception {
        Path path = Files.write(folder.resolve("file"), new byte[32 << 20]);
        try (BothEnds connection = BothEnds.connect();
                FileChannel file = FileChannel.open(path)) {
            SocketChannel channel = connection.client();
            FutureTask<Integer> first = new FutureTask<>(() -> channel.write(ByteBuffer.allocate(1)));
            Thread.ofVirtual().start(first);
            first.get();

            // On a platform thread now. The peer does not read.
            long sent = 0;
            for (long count = 1; count > 0; sent += count) {
                count = file.transferTo(sent, file.size() - sent, channel);
            }
            assertThat(sent).as("bytes sent when transferTo returned 0").isLessThan(file.size());
            FutureTask<Integer> zeros = new FutureTask<>(() -> writesOfNothing(channel));
            assertThat(waits(zeros)).as("write waits").isTrue();
            connection.drain();
            assertThat(zeros.get()).as("writes that returned 0").isZero();
        }
    }

    /** Writes 32 MiB, and counts the writes that return 0. */
    private static int writesOfNothing(SocketChannel channel) throws IOException {
        int count = 0;
        ByteBuffer bytes = ByteBuffer.allocateDirect(32 << 20);
        while (bytes.hasRemaining()) {
            count += channel.write(bytes) == 0 ? 1 : 0;
        }
        return count;
    }

    @Test
    @DisplayName(
            "On Linux (JDK 21 and 25), a virtual thread that begins with transferTo waits for the peer, even after close.")
    @Section("5.7")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "how transferTo works differs by system")
    void beginsWithTransferTo() throws Exception {
        assertThat(endsAfterClose(false, Duration.ofMillis(300)))
                .as("transferTo, to a peer that does not read, has ended after close")
                .isFalse();
        assertThat(endsAfterClose(true, Duration.ofSeconds(10)))
                .as("transferTo after a write of no bytes has ended")
                .isTrue();
    }

    private boolean endsAfterClose(boolean writesFirst, Duration limit) throws Exception {
        Path path = Files.write(folder.resolve("file"), new byte[32 << 20]);
        // The close of the file waits for the transfer, which ends when the connection is closed.
        try (FileChannel file = FileChannel.open(path);
                BothEnds connection = BothEnds.connect()) {
            SocketChannel channel = connection.client();
            Thread sender = Thread.ofVirtual().start(new FutureTask<>(() -> {
                if (writesFirst) {
                    channel.write(ByteBuffer.allocate(0));
                }
                return file.transferTo(0, file.size(), channel);
            }));
            connection.server().read(ByteBuffer.allocate(1));
            channel.close();
            return sender.join(limit);
        }
    }

    @Test
    @DisplayName("If the peer does not read, a write waits: this is TCP's flow control.")
    @Section("5.9")
    void backpressure() throws Exception {
        try (BothEnds connection = BothEnds.connect()) {
            int much = 64 << 20;
            FutureTask<Integer> write =
                    new FutureTask<>(() -> connection.client().write(ByteBuffer.allocateDirect(much)));
            assertThat(waits(write)).as("a write of 64 MiB waits").isTrue();
            connection.drain();
            assertThat(write.get()).as("bytes written once the reader reads").isEqualTo(much);
        }
    }

    /** Runs a task on a platform thread. Returns whether it is still running after a while. */
    private static boolean waits(FutureTask<?> task) throws Exception {
        Thread.ofPlatform().daemon().start(task);
        try {
            task.get(300, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        }
    }

    @Test
    @DisplayName(
            "On Linux, bytes that were not read yet are in the Recv-Q of the reader, and not in the Send-Q of the writer.")
    @Section("5.9")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the queues are read from Linux' /proc/net, as ss shows them")
    void queues() throws IOException {
        try (BothEnds connection = BothEnds.connect()) {
            connection.client().write(ByteBuffer.allocate(1000));

            await("the bytes to be acknowledged")
                    .untilAsserted(() -> assertThat(connection.clientRow())
                            .as("the writer's end")
                            .extracting(ProcNetTcp::sendQueue)
                            .containsExactly(0L));
            assertThat(connection.serverRow())
                    .as("the reader's end")
                    .extracting(ProcNetTcp::receiveQueue)
                    .containsExactly(1000L);
        }
    }
}
