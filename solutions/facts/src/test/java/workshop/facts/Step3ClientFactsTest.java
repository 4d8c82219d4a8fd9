package workshop.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Claims about messages, and about the end of a connection. */
@DisplayName("docs/step03-client.md, messages")
@FactsOf("docs/step03-client.md")
class Step3ClientFactsTest {

    private static final int LARGE = 64 * 1024 * 1024;

    @Test
    @DisplayName("Three writes may arrive in one read.")
    @Section("The concept")
    void threeWritesOneRead() throws IOException {
        try (BothEnds ends = BothEnds.connect()) {
            for (int i = 0; i < 3; i++) {
                ends.client().write(ByteBuffer.allocate(5));
            }
            await().until(() -> ends.server().socket().getInputStream().available() == 15);

            assertThat(ends.server().read(ByteBuffer.allocate(100))).isEqualTo(15);
        }
    }

    @Test
    @DisplayName("One write may arrive in several reads, however large the reader's buffer is.")
    @Section("The concept")
    void oneWriteManyReads() throws IOException {
        try (BothEnds ends = BothEnds.connect()) {
            Thread writer = Thread.startVirtualThread(() -> write(ends.client(), LARGE));
            ByteBuffer buffer = ByteBuffer.allocateDirect(LARGE);

            assertThat(ends.server().read(buffer)).isLessThan(LARGE);
            while (buffer.hasRemaining()) {
                ends.server().read(buffer);
            }
            assertThat(joined(writer)).isTrue();
        }
    }

    @Test
    @DisplayName("If no virtual thread has used a channel, a blocking write on a platform thread is complete.")
    @Section("3.3")
    void completeWrite() throws IOException {
        try (BothEnds ends = BothEnds.connect()) {
            Thread reader = Thread.startVirtualThread(() -> BothEnds.readToEnd(ends.server()));

            assertThat(ends.client().write(ByteBuffer.allocateDirect(LARGE))).isEqualTo(LARGE);
            ends.client().close();
            assertThat(joined(reader)).isTrue();
        }
    }

    @Test
    @DisplayName("Once a virtual thread has used a channel, a blocking write on a platform thread may be partial, too.")
    @Section("3.3")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows may take a write of any length at once")
    void partialWrite() throws IOException {
        try (BothEnds ends = BothEnds.connect()) {
            assertThat(joined(Thread.startVirtualThread(() -> write(ends.client(), 1))))
                    .isTrue();

            assertThat(Thread.currentThread().isVirtual()).isFalse();
            assertThat(ends.client().write(ByteBuffer.allocateDirect(LARGE))).isBetween(1, LARGE - 1);
        }
    }

    @Test
    @DisplayName("A part of the bytes of a character is decoded as U+FFFD.")
    @Section("3.4")
    void halfACharacter() {
        byte[] bytes = "ü世".getBytes(StandardCharsets.UTF_8);

        assertThat(bytes).hasSize(2 + 3);
        assertThat(new String(bytes, 0, 1, StandardCharsets.UTF_8)).isEqualTo("\uFFFD");
    }

    @Test
    @DisplayName("A buffer's putInt writes in big-endian order; \"GET \" read as a length is 1195725856.")
    @Section("3.5")
    void webRequestAsALength() {
        assertThat(ByteBuffer.wrap("GET ".getBytes(StandardCharsets.US_ASCII)).getInt())
                .isEqualTo(1195725856);
        assertThat(ByteBuffer.allocate(4).putInt(5).array()).containsExactly(0, 0, 0, 5);
    }

    @Test
    @DisplayName("An interrupt of a thread that reads from a channel closes the channel.")
    @Section("3.6")
    void interruptClosesTheChannel() throws Exception {
        try (BothEnds ends = BothEnds.connect()) {
            CompletableFuture<Integer> reading = new CompletableFuture<>();
            Thread reader = Thread.startVirtualThread(() -> read(ends.client(), reading));
            await().until(() -> reader.getState() == Thread.State.WAITING);
            reader.interrupt();

            assertThatThrownBy(reading::get).hasRootCauseInstanceOf(ClosedByInterruptException.class);
            assertThat(ends.client().isOpen()).isFalse();
            assertThat(joined(reader)).isTrue();
        }
    }

    @Test
    @DisplayName(
            "If another thread closes the channel, a blocked read throws an AsynchronousCloseException without a message.")
    @Section("3.7")
    void closeEndsTheRead() throws IOException {
        try (BothEnds ends = BothEnds.connect()) {
            CompletableFuture<Integer> reading = new CompletableFuture<>();
            Thread reader = Thread.startVirtualThread(() -> read(ends.client(), reading));
            await().until(() -> reader.getState() == Thread.State.WAITING);
            ends.client().close();

            assertThatThrownBy(reading::get)
                    .hasRootCauseInstanceOf(AsynchronousCloseException.class)
                    .rootCause()
                    .hasMessage(null);
            assertThat(joined(reader)).isTrue();
        }
    }

    @Test
    @DisplayName("A program can still write to a connection that the peer has closed.")
    @Section("3.7")
    void writeAfterTheEnd() throws IOException {
        try (BothEnds ends = BothEnds.connect()) {
            ends.server().close();

            assertThat(ends.client().read(ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(ends.client().write(ByteBuffer.allocate(1))).isEqualTo(1);
        }
    }

    @Test
    @DisplayName(
            "The kernel does the handshake and receives bytes for a program that does not accept and does not read.")
    @Section("3.7")
    void kernelWithoutProgram() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(Loopback.anyPort());
                SocketChannel client = SocketChannel.open(listener.getLocalAddress())) {
            assertThat(client.isConnected()).isTrue();
            assertThat(client.write(ByteBuffer.allocate(20))).isEqualTo(20);
        }
    }

    @Test
    @DisplayName("In a long, 100 ms doubled 57 times is negative, and doubled 62 times it is 0; a Duration throws.")
    @Section("3.8")
    void doubling() {
        assertThat(100L << 57).isNegative();
        assertThat(100L << 62).isZero();
        assertThatThrownBy(() -> {
                    Duration duration = Duration.ofMillis(100);
                    for (int i = 0; i < 100; i++) {
                        duration = duration.multipliedBy(2);
                    }
                })
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName("A random generator rejects a bound of 0 and a negative bound.")
    @Section("3.8")
    void invalidBound() {
        assertThatThrownBy(() -> new Random().nextLong(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Random().nextLong(-5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("An exception cannot suppress itself.")
    @Section("3.8")
    void suppressesItself() {
        IOException failure = new IOException();

        assertThatThrownBy(() -> failure.addSuppressed(failure)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void write(SocketChannel channel, int bytes) {
        try {
            ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(SocketChannel channel, CompletableFuture<Integer> result) {
        try {
            result.complete(channel.read(ByteBuffer.allocate(1)));
        } catch (IOException e) {
            result.completeExceptionally(e);
        }
    }

    private static boolean joined(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
