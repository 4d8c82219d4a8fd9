package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("3.4 Read frames")
class Ex3_4_ReadFramesTest {

    @Test
    @Order(3)
    @DisplayName("a stream that is cut at any byte, also inside a UTF-8 character, or that arrives one byte at a time")
    void cutAnywhere() throws Exception {
        // No byte is ASCII. So code that takes a part of a text for a length finds a negative one, and fails at once.
        List<String> messages = List.of("äöü", "", "世界", "");
        int length = Frames.of(messages).length;
        for (int bytes = 1; bytes < length; bytes++) {
            int cut = bytes;
            assertReads(
                    messages, "that was cut after byte " + cut, channel -> FragmentedChannel.cutAfter(cut, channel));
        }
        assertReads(messages, "that arrived one byte at a time", FragmentedChannel::ofSingleBytes);
    }

    @Test
    @Order(2)
    @DisplayName("a hundred frames in one segment, then the end of the stream")
    void manyAtOnce() throws Exception {
        List<String> messages =
                IntStream.rangeClosed(1, 100).mapToObj(n -> "message " + n).toList();
        assertReads(messages, "that arrived in one segment", channel -> channel);
        assertReads(List.of(), "without a frame", channel -> channel);
    }

    @Test
    @Order(1)
    @DisplayName("the length is in network byte order")
    void bigEndian() throws Exception {
        // 256 is 00 00 01 00. In little-endian order this is 65536: too long, but short enough for a test.
        assertReads(List.of("x".repeat(256)), "with a frame of 256 bytes", channel -> channel);
    }

    private static void assertReads(List<String> messages, String stream, UnaryOperator<ReadableByteChannel> network)
            throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            connection.out().write(Frames.of(messages));
            connection.peer().shutdownOutput();
            FrameReader reader = new FrameReader(network.apply(connection.watched()));

            List<String> read =
                    connection.promptly("the end of a stream " + stream, () -> readAll(reader, messages.size()));

            for (int i = 0; i < Math.min(read.size(), messages.size()); i++) {
                assertThat(read.get(i))
                        .as("message %d of %d of a stream %s", i + 1, messages.size(), stream)
                        .isEqualTo(messages.get(i));
            }
            assertThat(read.size())
                    .as("the number of messages of a stream %s", stream)
                    .isEqualTo(messages.size());
            assertThat(connection.channel().isOpen())
                    .as("the channel is open at the end of the stream, since the peer may still read")
                    .isTrue();
            assertThat(connection.promptly("the same end, when read is called again", reader::read))
                    .as("what read returns when it is called again at the end of the stream")
                    .isEmpty();
        }
    }

    /** Reads to the end of the stream, but at most one message more than were sent. */
    private static List<String> readAll(FrameReader reader, int count) throws IOException {
        List<byte[]> payloads = new ArrayList<>();
        Optional<byte[]> payload = readNext(reader);
        while (payload.isPresent() && payloads.size() <= count) {
            payloads.add(payload.get());
            payload = readNext(reader);
        }
        // Later reads must not change what an earlier one returned.
        return payloads.stream().map(LoopbackConnection::text).toList();
    }

    private static Optional<byte[]> readNext(FrameReader reader) throws IOException {
        Optional<byte[]> payload = reader.read();
        assertThat(payload == null).as("read returned null, and no Optional").isFalse();
        return payload;
    }

    @Test
    @Order(4)
    @DisplayName("a frame is returned as soon as its last byte has arrived")
    void atOnce() throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            FrameReader reader = new FrameReader(connection.watched());
            connection.out().write(Frames.of(List.of("first")));
            assertReadsNext("first", "after which no byte follows yet", connection, reader);
            connection.out().write(Frames.of(List.of("second", "third")));
            assertReadsNext("second", "which arrived together with the third", connection, reader);
            assertReadsNext("third", "which arrived together with the second", connection, reader);
        }
    }

    private static void assertReadsNext(
            String message, String detail, LoopbackConnection connection, FrameReader reader) throws Exception {
        String which = "the frame \"" + message + "\", " + detail;
        Optional<byte[]> payload = connection.promptly(which, reader::read);
        assertThat(payload.map(LoopbackConnection::text)).as(which).contains(message);
    }

    @Test
    @Order(5)
    @DisplayName("a length and a payload may have any bytes, also those that are negative or no text")
    void anyBytes() throws Exception {
        byte[] sent = new byte[0xc8];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) i;
        }
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            connection.out().writeInt(sent.length);
            connection.out().write(sent);
            FrameReader reader = new FrameReader(connection.watched());

            Optional<byte[]> payload = connection.promptly("a frame whose length is 00 00 00 c8", reader::read);

            assertThat(Arrays.mismatch(payload.orElseThrow(), sent))
                    .as("the first byte of a payload that is wrong (-1: none), where the payload is no text")
                    .isEqualTo(-1);
        }
    }

    @Test
    @Order(6)
    @DisplayName("two readers of two connections do not mix their frames")
    void twoReaders() throws Exception {
        for (int cut : List.of(2, 5)) {
            try (LoopbackConnection other = LoopbackConnection.open();
                    LoopbackConnection connection = LoopbackConnection.open()) {
                FrameReader otherReader = new FrameReader(other.watched());
                // More frames than the first reader needs reads.
                other.out().write(Frames.of(Collections.nCopies(20, "other")));
                connection.out().write(Frames.of(List.of("one")));
                FrameReader reader =
                        new FrameReader(FragmentedChannel.cutAfter(cut, connection.watched(), otherReader::read));
                assertReadsNext("one", "while another reader reads in between", connection, reader);
            }
        }
    }

    @Test
    @Order(7)
    @DisplayName("a large frame that arrives in thousands of pieces")
    void large() throws Exception {
        assertReadsLarge(FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH - 1, 4096);
        assertReadsLarge(30_000, 1);
        // A buffer of a power of two has room for this payload, and not for its frame.
        for (int size = 1024; size <= 65_536; size *= 2) {
            assertReadsLarge(size - 1, 4096);
        }
        assertReadsManyOfAllSizes();
        assertReadsAfterLarge("x".repeat(15_000));
        assertEachLargeHasItsArray();
    }

    /** All frames are there before the first is read, so code that reads ahead has bytes of the next one in its buffer. */
    private static void assertReadsAfterLarge(String large) throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            connection.out().write(Frames.of(List.of(large, "next", large, "last")));
            FrameReader reader = new FrameReader(connection.watched());
            for (String message : List.of("next", "last")) {
                connection.promptly("a large frame, before the frame \"" + message + "\"", reader::read);
                assertReadsNext(message, "which arrived together with a large frame", connection, reader);
            }
        }
    }

    /** Wherever a buffer of the reader ends, some frame begins before that end, and ends behind it. */
    private static void assertReadsManyOfAllSizes() throws Exception {
        int count = 3000;
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            var frames = new ByteArrayOutputStream();
            for (int i = 0; i < count; i++) {
                frames.writeBytes(Frames.of(List.of("x".repeat(sizeOf(i)))));
            }
            connection.inBackground(() -> frames.writeTo(connection.out()));
            FrameReader reader = new FrameReader(connection.watched());

            List<Integer> wrong = connection.promptly(count + " frames of all sizes, one after another", () -> {
                List<Integer> numbers = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    byte[] payload = reader.read().orElseThrow();
                    if (!LoopbackConnection.text(payload).equals("x".repeat(sizeOf(i)))) {
                        numbers.add(i);
                    }
                }
                return numbers;
            });
            assertThat(wrong.isEmpty())
                    .as("all of %d frames of all sizes, one after another, are those that were sent", count)
                    .isTrue();
        }
    }

    private static void assertEachLargeHasItsArray() throws Exception {
        byte[] two = Frames.of(Collections.nCopies(2, "x".repeat(1_000_000)));
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            connection.inBackground(() -> connection.out().write(two));
            FrameReader reader = new FrameReader(connection.watched());
            Optional<byte[]> first = connection.promptly("a large frame", reader::read);
            Optional<byte[]> second = connection.promptly("a second large frame", reader::read);
            assertThat(first.orElseThrow() == second.orElseThrow())
                    .as("the payload of the second large frame is in the array of the first one")
                    .isFalse();
        }
    }

    private static int sizeOf(int frame) {
        return frame % 1399;
    }

    private static void assertReadsLarge(int length, int piece) throws Exception {
        try (LoopbackConnection connection = LoopbackConnection.open()) {
            connection.inBackground(() -> {
                connection.out().writeInt(length);
                connection.out().write("x".repeat(length).getBytes(UTF_8));
            });
            FrameReader reader = new FrameReader(FragmentedChannel.ofPieces(piece, connection.watched()));

            Optional<byte[]> payload = connection.promptly("a large frame that arrives in pieces", reader::read);
            assertThat(payload.map(bytes -> LoopbackConnection.text(bytes).replace("x", "")))
                    .as("the bytes of a large frame that are not those that were sent")
                    .contains("");
            assertThat(payload.orElseThrow().length)
                    .as("the length of a large frame")
                    .isEqualTo(length);
        }
    }
}
