package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("5.4 Decode in place: the frames of one read, and a handler that closes the decoder")
class Ex5_4_ReadCompleteTest {

    private static final int BUFFER = 64;
    private static final int MAX = BUFFER - 4;
    private static final List<String> FRAMES = List.of("one", "two", "", "four, cut somewhere", "five", "the last");

    private final BufferPool pool = new BufferPool(BUFFER, FRAMES.size() + 1);

    @Test
    @Order(1)
    @DisplayName("after each read, the handler gets all frames that the read has completed, as one view")
    void asOneView() throws Exception {
        byte[] stream = Frames.encode(FRAMES);
        for (int size = 1; size <= stream.length; size++) {
            Reads reads = new Reads();
            try (FrameDecoder decoder = new FrameDecoder(pool, MAX, reads)) {
                ChunkedChannel channel = ChunkedChannel.of(size, stream);
                while (decoder.readFrom(channel) >= 0) {
                    reads.assertComplete();
                }
            }
            assertThat(reads.kept.stream().map(Frames::text))
                    .as("the payloads of all frames, whose views the handler has kept until the end of the stream")
                    .containsExactlyElementsOf(FRAMES);
            Bytes.assertSame(
                    "the frames that onReadComplete got, of a stream in chunks of %d bytes".formatted(size),
                    reads.releaseAll(),
                    stream);
        }
        assertThat(pool.inUse()).as("buffers in use after the last release").isZero();
    }

    /** Keeps the frames of each read, without a copy, until the end of the stream. */
    private static final class Reads implements FrameHandler {

        private final List<String> payloads = new ArrayList<>();
        private final List<ByteBuffer> kept = new ArrayList<>();
        private final List<ByteBuffer> views = new ArrayList<>();
        private final List<PooledBuffer> retained = new ArrayList<>();

        @Override
        public void onFrame(ByteBuffer payload, PooledBuffer buffer) {
            payloads.add(Frames.text(payload));
            kept.add(payload);
        }

        @Override
        public void onReadComplete(ByteBuffer frames, PooledBuffer buffer) {
            assertThat(frames.remaining())
                    .as("bytes of the frames that onReadComplete got")
                    .isPositive();
            byte[] bytes = new byte[frames.remaining()];
            frames.get(frames.position(), bytes);
            Bytes.assertSame("the frames that onReadComplete got at once", bytes, Frames.encode(payloads));
            payloads.clear();
            views.add(frames);
            buffer.retain();
            retained.add(buffer);
        }

        void assertComplete() {
            assertThat(payloads)
                    .as("frames that were passed to onFrame, and not to onReadComplete after it")
                    .isEmpty();
        }

        /** The bytes of all reads, one after another. */
        byte[] releaseAll() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            views.forEach(view -> bytes.writeBytes(Frames.text(view).getBytes(US_ASCII)));
            retained.forEach(PooledBuffer::release);
            return bytes.toByteArray();
        }
    }

    @Test
    @Order(3)
    @DisplayName("an exception of the handler ends the decoding, and the caller gets it")
    void handlerFails() {
        for (boolean closing : new boolean[] {false, true}) {
            assertHandlerFails(closing, new IOException("checked"));
            assertHandlerFails(closing, new IndexOutOfBoundsException("unchecked"));
            assertHandlerFails(closing, new StackOverflowError("an error"));
        }
    }

    private void assertHandlerFails(boolean closing, Throwable failure) {
        AtomicInteger frames = new AtomicInteger();
        byte[] stream = Frames.encode(FRAMES);
        AtomicReference<FrameDecoder> itself = new AtomicReference<>();
        itself.set(new FrameDecoder(pool, MAX, (payload, buffer) -> {
            frames.incrementAndGet();
            if (closing) {
                itself.get().close();
            }
            throwAny(failure);
        }));
        try (FrameDecoder decoder = itself.get()) {
            assertThatThrownBy(
                            () -> decoder.readFrom(ChunkedChannel.of(stream.length, stream)),
                            "readFrom with a handler that %s %s",
                            closing ? "closes the decoder and throws" : "throws",
                            failure)
                    .isSameAs(failure);
        }
        assertThat(frames.get())
                .as("frames of a handler that throws at the first")
                .isEqualTo(1);
        assertThat(pool.inUse()).as("buffers in use after close").isZero();
    }

    private static void throwAny(Throwable failure) throws IOException {
        switch (failure) {
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw (Error) failure;
        }
    }

    @Test
    @Order(2)
    @DisplayName("a handler that closes the decoder gets no more frames, and no buffer leaks")
    void closedByTheHandler() throws Exception {
        for (int last = 1; last <= FRAMES.size(); last++) {
            assertClosedAfter(last, false);
        }
        assertClosedAfter(1, true);
        // What comes after that frame does not matter any more.
        byte[] bad = ByteBuffer.allocate(11)
                .put(Frames.encode(List.of("one")))
                .putInt(-1)
                .array();
        assertThatCode(() -> new Closing(1, false).readFrom(bad))
                .as("readFrom, with a bad length after the frame at which the handler has closed the decoder")
                .doesNotThrowAnyException();
    }

    private void assertClosedAfter(int last, boolean retaining) throws IOException {
        Closing handler = new Closing(last, retaining);

        int read = handler.readFrom(Frames.encode(FRAMES));

        assertThat(read)
                .as("the result of readFrom, after the handler has closed the decoder at frame %d", last)
                .isEqualTo(-1);
        assertThat(handler.frames)
                .as("frames of a handler that has closed the decoder at frame %d", last)
                .isEqualTo(last);
        assertThat(handler.next.bytes().position())
                .as("the position of the next user of the buffer, who got it after the handler has closed the decoder")
                .isEqualTo(1);
        handler.next.release();
        handler.retained.forEach(PooledBuffer::release);
        assertThat(pool.inUse())
                .as("buffers in use after the handler has closed the decoder at frame %d", last)
                .isZero();
    }

    private final class Closing implements FrameHandler {

        private final int last;
        private final boolean retaining;
        private final List<PooledBuffer> retained = new ArrayList<>();
        private int frames;
        private final FrameDecoder decoder = new FrameDecoder(pool, MAX, this);
        private PooledBuffer next;

        private Closing(int last, boolean retaining) {
            this.last = last;
            this.retaining = retaining;
        }

        @Override
        public void onFrame(ByteBuffer payload, PooledBuffer buffer) {
            frames++;
            // Without this limit, a decoder that begins again with the first frame would go on for ever.
            if (frames > FRAMES.size()) {
                throw new AssertionError("the handler has closed the decoder, and got frame after frame all the same");
            }
            if (frames == last) {
                if (retaining) {
                    buffer.retain();
                    retained.add(buffer);
                }
                decoder.close();
                next = pool.acquire();
                next.bytes().position(1);
            }
        }

        int readFrom(byte[] stream) throws IOException {
            return decoder.readFrom(ChunkedChannel.of(stream.length, stream));
        }

        @Override
        public void onReadComplete(ByteBuffer view, PooledBuffer buffer) {
            throw new AssertionError("onReadComplete was called after the handler had closed the decoder");
        }
    }
}
