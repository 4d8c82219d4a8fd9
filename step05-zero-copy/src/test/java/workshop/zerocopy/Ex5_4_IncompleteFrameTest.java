package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("5.4 Decode in place: an incomplete frame")
class Ex5_4_IncompleteFrameTest {

    private static final int BUFFER = 64;
    private static final int MAX = BUFFER - 4;

    private final List<Integer> positions = new ArrayList<>();
    private final List<PooledBuffer> retained = new ArrayList<>();

    /** Retains the buffer of each frame. */
    private final FrameHandler handler = (frame, buffer) -> {
        positions.add(frame.position());
        buffer.retain();
        retained.add(buffer);
    };

    @Test
    @Order(1)
    @DisplayName("it stays where it is if all of it fits there")
    void staysWhereItFits() throws Exception {
        String first = "x".repeat(20);
        String second = "y".repeat(BUFFER - 4 - first.length() - 4);
        byte[] stream = Frames.encode(List.of(first, second));
        for (int cut : new int[] {40, 28, 27, 25}) {
            positions.clear();
            retained.clear();
            try (FrameDecoder decoder = new FrameDecoder(new BufferPool(BUFFER, 3), MAX, handler)) {
                Frames.drain(decoder, ChunkedChannel.cutAfter(cut, stream));
            }
            assertThat(positions)
                    .as(
                            "the positions of two frames that fill the buffer exactly, where a read ended %d bytes after the first",
                            cut - 24)
                    .containsExactly(4, 4 + first.length() + 4);
            assertThat(retained.getFirst())
                    .as("the buffer of the first of two frames that fill it exactly")
                    .isSameAs(retained.getLast());
        }
    }

    @Test
    @Order(2)
    @DisplayName("it moves right after the read if all of it does not fit")
    void movesAfterTheRead() throws Exception {
        BufferPool pool = new BufferPool(BUFFER, 2);
        ChunkedChannel stream = ChunkedChannel.cutAfter(50, Frames.encode(List.of("retained", "y".repeat(MAX))));
        try (FrameDecoder decoder = new FrameDecoder(pool, MAX, handler)) {
            decoder.readFrom(stream);
            assertThat(pool.inUse())
                    .as(
                            "buffers in use after a read that ended inside a frame, which does not fit after one that is retained")
                    .isEqualTo(2);
        }
    }

    @Test
    @Order(3)
    @DisplayName("without a buffer for a frame that has to move, the decoder keeps the reference that it has")
    void noBuffer() {
        BufferPool pool = new BufferPool(BUFFER, 1);
        ChunkedChannel stream = ChunkedChannel.cutAfter(50, Frames.encode(List.of("retained", "y".repeat(MAX))));
        try (FrameDecoder decoder = new FrameDecoder(pool, MAX, handler)) {
            assertThatThrownBy(() -> Frames.drain(decoder, stream), "moving a frame, with no buffer to move it into")
                    .isInstanceOf(PoolExhaustedException.class);
            assertThat(retained.getFirst().referenceCount())
                    .as("references to a buffer, of the decoder that could not leave it and of a handler")
                    .isEqualTo(2);
        }
        retained.getFirst().release();
        assertThat(pool.inUse()).as("buffers in use after the last release").isZero();
    }
}
