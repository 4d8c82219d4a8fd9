package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("5.6 Fewer system calls: a relay of what one read has brought")
class Ex5_6_RelayTest {

    private static final int RECEIVERS = 10;

    private final BufferPool pool = new BufferPool(16 * 1024, 100);
    private final List<Outbox> outboxes =
            Stream.generate(() -> new Outbox(pool)).limit(RECEIVERS).toList();
    private final List<Sink> channels = Stream.generate(() -> Sink.acceptingAtMost(100_000))
            .limit(RECEIVERS)
            .toList();

    /** Every receiver gets every frame as it came in. So one duplicate of all of them is enough. */
    private final FrameHandler relay = new FrameHandler() {
        @Override
        public void onFrame(ByteBuffer payload, PooledBuffer buffer) {}

        @Override
        public void onReadComplete(ByteBuffer frames, PooledBuffer buffer) {
            for (Outbox outbox : outboxes) {
                outbox.send(buffer.retainedDuplicate(frames));
            }
        }
    };

    @Test
    @DisplayName("100 frames of one read leave in one write for each receiver, from the buffer that was read into")
    void wholeReads() throws Exception {
        byte[] stream = Frames.encode(
                IntStream.range(0, 100).mapToObj(i -> "frame " + i).toList());
        // The last 5 bytes are the beginning of a frame whose rest has not come.
        ChunkedChannel channel = ChunkedChannel.cutAfter(stream.length - 5, stream);
        try (FrameDecoder decoder = new FrameDecoder(pool, 1000, relay)) {
            decoder.readFrom(channel);
            assertThat(pool.inUse())
                    .as("buffers in use for 99 frames that wait in %d queues, and a part of a frame", RECEIVERS)
                    .isEqualTo(1);
            flush();
            decoder.readFrom(channel);
            flush();
        }
        for (Sink receiver : channels) {
            Bytes.assertSame("the frames that a receiver got", receiver.taken(), stream);
            assertThat(receiver.writes())
                    .as("writes to a receiver, for the frames of two reads")
                    .isEqualTo(2);
        }
        assertThat(pool.inUse()).as("buffers in use after the last flush").isZero();
    }

    private void flush() throws IOException {
        for (int i = 0; i < RECEIVERS; i++) {
            assertThat(outboxes.get(i).flush(channels.get(i).addFreeSpace(100_000)))
                    .as("flush of what a read has brought")
                    .isTrue();
        }
    }
}
