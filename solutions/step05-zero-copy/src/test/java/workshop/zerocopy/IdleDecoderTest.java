package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Step 5's reference solution: the decoder's buffer between two frames")
@Timeout(10)
class IdleDecoderTest {

    @Test
    @DisplayName("a read that finds nothing inside a frame is no end of the stream")
    void nothingInsideAFrame() throws Exception {
        BufferPool pool = new BufferPool(1024, 1);
        Pipe pipe = Pipe.open();
        try (Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink();
                FrameDecoder decoder = new FrameDecoder(pool, 100, (frame, buffer) -> {})) {
            sink.write(ByteBuffer.allocate(2));
            assertThat(decoder.readFrom(source)).as("bytes read: half a length").isEqualTo(2);
            source.configureBlocking(false);
            assertThat(decoder.readFrom(source)).as("bytes read after that").isZero();
        }
    }

    @Test
    @DisplayName("it is released when readFrom finds nothing to read, and held while a thread waits in readFrom")
    void betweenFrames() throws Exception {
        BufferPool pool = new BufferPool(1024, 1);
        Pipe pipe = Pipe.open();
        try (Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink();
                FrameDecoder decoder = new FrameDecoder(pool, 100, (frame, buffer) -> {})) {
            source.configureBlocking(false);
            assertThat(decoder.readFrom(source)).as("bytes read").isZero();
            assertThat(pool.inUse())
                    .as("buffers in use after a read that does not wait")
                    .isZero();

            source.configureBlocking(true);
            FutureTask<Integer> waiting = new FutureTask<>(() -> decoder.readFrom(source));
            Thread.ofPlatform().daemon().start(waiting);
            await("the thread to acquire a buffer").until(() -> pool.inUse() == 1);
            assertThat(waiting.isDone()).as("read has returned").isFalse();
            sink.write(ByteBuffer.allocate(4));
            assertThat(waiting.get()).as("bytes read: a frame without payload").isEqualTo(4);
            assertThat(pool.inUse()).as("buffers in use between two frames").isZero();
        }
    }
}
