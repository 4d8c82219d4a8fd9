package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workshop.Waiting.waitingFor;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("5.4 Decode in place")
class Ex5_4_DecodeTest {

    private static final int BUFFER = 64;
    private static final int MAX = BUFFER - 4;

    /** A longer payload fits the buffer, and is refused all the same. */
    private static final int LOWER_MAX = 40;

    @Test
    @Order(1)
    @DisplayName("frames come out whole and in order, wherever the stream is cut")
    void everyCut() throws Exception {
        // The first 60 bytes are four frames. So a buffer of 64 bytes may end right after the length of the next one.
        List<String> frames =
                List.of("one", "", "the second, with some more", "third, 15 bytes", "x".repeat(MAX), "last", "");
        byte[] stream = Frames.encode(frames);

        for (int cut = 1; cut < stream.length; cut++) {
            assertThat(decode(ChunkedChannel.cutAfter(cut, stream)))
                    .as("the frames of a stream that was cut after %d bytes", cut)
                    .isEqualTo(frames);
        }
        for (int size = 1; size <= 9; size++) {
            assertThat(decode(ChunkedChannel.of(size, stream)))
                    .as("the frames of a stream in chunks of %d bytes", size)
                    .isEqualTo(frames);
        }
        for (int more = 1; more <= 4; more++) {
            List<String> two = List.of("x".repeat(20), "y".repeat(BUFFER - 28 + more));
            assertThat(decode(ChunkedChannel.cutAfter(40, Frames.encode(two))))
                    .as("two frames that have %d bytes more than the buffer", more)
                    .isEqualTo(two);
        }
        assertManyFrames();
    }

    private static void assertManyFrames() throws Exception {
        byte[] stream = new byte[1 << 20];
        AtomicInteger frames = new AtomicInteger();
        BufferPool pool = new BufferPool(stream.length, 1);
        try (FrameDecoder decoder = new FrameDecoder(pool, MAX, (frame, buffer) -> frames.incrementAndGet())) {
            decoder.readFrom(ChunkedChannel.of(stream.length, stream));
        }
        assertThat(frames.get())
                .as("empty frames in one read of %d bytes", stream.length)
                .isEqualTo(stream.length / 4);
    }

    private static List<String> decode(ReadableByteChannel channel) throws IOException {
        BufferPool pool = new BufferPool(BUFFER, 1);
        List<String> frames = new ArrayList<>();
        FrameHandler handler = (frame, buffer) -> {
            assertThat(buffer.referenceCount())
                    .as("the reference count of the buffer, while the handler uses a frame in it")
                    .isPositive();
            assertThat(frame.position())
                    .as("the position of a frame in its buffer (a slice would start at 0)")
                    .isGreaterThanOrEqualTo(4);
            assertThat(frame.remaining())
                    .as("bytes from a frame's position to its limit, and the length right before them")
                    .isEqualTo(buffer.bytes().getInt(frame.position() - 4));
            frames.add(Frames.text(frame));
            // The view belongs to the handler. A change of it must not change how the decoder reads.
            frame.limit(BUFFER).position(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        };
        try (FrameDecoder decoder = new FrameDecoder(pool, MAX, handler)) {
            Frames.drain(decoder, channel);
            assertThat(pool.inUse())
                    .as("buffers in use when the stream has ended between two frames")
                    .isZero();
        }
        return frames;
    }

    @Test
    @Order(2)
    @DisplayName("a frame is a view on the buffer that was read into, and does not change while the buffer is retained")
    void inPlace() throws Exception {
        BufferPool pool = new BufferPool(BUFFER, 2);
        // The second frame does not fit after the first. So the decoder has to move it.
        ChunkedChannel stream = ChunkedChannel.cutAfter(
                50, Frames.encode(List.of("kept by a handler", "y".repeat(50), "z".repeat(60))));
        List<ByteBuffer> kept = new ArrayList<>();
        List<PooledBuffer> retained = new ArrayList<>();
        FrameHandler handler = (frame, buffer) -> {
            if (kept.isEmpty()) {
                stream.readInto().put(4, (byte) 'K');
                assertThat(Frames.text(frame))
                        .as("a frame whose first byte was changed in the buffer that was read into")
                        .isEqualTo("Kept by a handler");
                buffer.retain();
                retained.add(buffer);
                kept.add(frame.duplicate());
            }
        };

        try (FrameDecoder decoder = new FrameDecoder(pool, MAX, handler)) {
            Frames.drain(decoder, stream);
        }

        assertThat(Frames.text(kept.getFirst()))
                .as("a frame that is still retained, after more was read")
                .isEqualTo("Kept by a handler");
        retained.getFirst().release();
        assertThat(pool.inUse()).as("buffers in use after the last release").isZero();
    }

    @Test
    @Order(3)
    @DisplayName("a bad length, or an end inside a frame, is an error, and no buffer leaks")
    void hostile() throws Exception {
        for (int length : new int[] {-1, Integer.MIN_VALUE, LOWER_MAX + 1, Integer.MAX_VALUE}) {
            byte[] good = Frames.encode(List.of("good"));
            byte[] stream = ByteBuffer.allocate(16).put(good).putInt(length).array();
            List<String> frames = new ArrayList<>();
            assertThatThrownBy(() -> decodeAndClose(stream, frames), "decoding a length of %d", length)
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining(String.valueOf(length));
            assertThat(frames).as("the frames before a length of %d", length).containsExactly("good");
        }
        byte[] tooLong = Frames.encode(List.of("x".repeat(LOWER_MAX + 1)));
        assertThatThrownBy(
                        () -> decodeAndClose(tooLong, new ArrayList<>()),
                        "decoding a complete frame with a payload of %d bytes, one more than the maximum",
                        LOWER_MAX + 1)
                .isInstanceOf(ProtocolException.class);
        byte[] frame = Frames.encode(List.of("complete"));
        for (int cut = 1; cut < frame.length; cut++) {
            byte[] stream = Arrays.copyOf(frame, cut);
            assertThatThrownBy(
                            () -> decodeAndClose(stream, new ArrayList<>()),
                            "decoding a stream that ends after %d of a frame's %d bytes",
                            cut,
                            frame.length)
                    .isInstanceOf(EOFException.class);
        }
    }

    private static void decodeAndClose(byte[] stream, List<String> frames) throws IOException {
        BufferPool pool = new BufferPool(BUFFER, 1);
        FrameDecoder decoder = new FrameDecoder(pool, LOWER_MAX, (frame, buffer) -> frames.add(Frames.text(frame)));
        try {
            Frames.drain(decoder, ChunkedChannel.of(stream.length, stream));
        } finally {
            decoder.close();
            assertThat(pool.inUse()).as("buffers in use after close").isZero();
        }
    }

    @Test
    @Order(5)
    @DisplayName("a large frame in small reads is no more work than small frames")
    void noSquares() throws Exception {
        int bytes = 32 * 1024;
        byte[] large = Frames.encode(List.of("x".repeat(bytes - 4)));
        byte[] small = Frames.encode(Collections.nCopies(bytes / 16, "x".repeat(12)));

        double ratio = Work.ratio(() -> decodeByteByByte(large), () -> decodeByteByByte(small));

        assertThat(ratio)
                .as(
                        "the work for one frame of %d bytes, read byte by byte, as a multiple of that for small frames",
                        bytes)
                .isLessThan(5);
    }

    private static void decodeByteByByte(byte[] stream) throws IOException {
        BufferPool pool = new BufferPool(stream.length, 1);
        try (FrameDecoder decoder = new FrameDecoder(pool, stream.length - 4, (frame, buffer) -> {})) {
            Frames.drain(decoder, ChunkedChannel.of(1, stream));
        }
    }

    @Test
    @Order(4)
    @DisplayName("a burst of frames over a socket")
    void overASocket() throws Exception {
        List<String> sent = IntStream.range(0, 2000).mapToObj(i -> "frame " + i).toList();
        List<String> received = new ArrayList<>();
        BufferPool pool = new BufferPool(1000, 1);
        try (FrameDecoder decoder = new FrameDecoder(pool, 100, (frame, buffer) -> received.add(Frames.text(frame)));
                Loopback connection = Loopback.connect()) {
            connection.peer().getOutputStream().write(Frames.encode(sent));
            connection.peer().shutdownOutput();

            waitingFor("the end of a stream of 2000 frames", () -> {
                Frames.drain(decoder, connection.channel());
                return null;
            });
        }
        assertThat(received.size()).as("frames that came over the socket").isEqualTo(sent.size());
        for (int i = 0; i < sent.size(); i++) {
            assertThat(received.get(i))
                    .as("frame %d of those that came over the socket", i)
                    .isEqualTo(sent.get(i));
        }
    }
}
