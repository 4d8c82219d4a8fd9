package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Pipe;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Step 5's reference solution: an outbox and the mistakes of its callers")
@Timeout(10)
class OutboxErrorsTest {

    private static final String FRAME_OF_OK = "\0\0\0\2ok";

    private final BufferPool pool = new BufferPool(1024, 4);
    private final Outbox outbox = new Outbox(pool);

    @Test
    @DisplayName("nothing is sent of a frame whose encoder throws a checked exception, as one in Kotlin may")
    void checkedException() throws IOException {
        assertThatThrownBy(() -> outbox.sendFrame(100, payload -> {
                    payload.put("half".getBytes(US_ASCII));
                    throwUnchecked(new IOException("the encoder fails"));
                }))
                .isInstanceOf(IOException.class);
        sendOk();

        assertThat(flushed()).as("the bytes that were sent").isEqualTo(FRAME_OF_OK);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwUnchecked(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    @DisplayName("an encoder may change limit and byte order, and the next frames are right all the same")
    void limitAndOrder() throws IOException {
        for (int i = 0; i < 3; i++) {
            outbox.sendFrame(100, payload -> {
                payload.put("ok".getBytes(US_ASCII)).order(ByteOrder.LITTLE_ENDIAN);
                payload.limit(payload.position());
            });
        }
        assertThat(pool.inUse()).as("buffers in use for three small frames").isEqualTo(1);

        assertThat(flushed()).as("the bytes that were sent").isEqualTo(FRAME_OF_OK.repeat(3));
    }

    @Test
    @DisplayName("an encoder may change the limit before it throws, and the next messages are right all the same")
    void limitAndFailure() throws IOException {
        for (int limit : new int[] {0, 1024}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> outbox.send(100, message -> {
                        message.limit(limit).position(limit).order(ByteOrder.LITTLE_ENDIAN);
                        throw new IllegalStateException("the encoder fails");
                    }));
            outbox.send(6, message -> message.putInt(2).put("ok".getBytes(US_ASCII)));
        }
        assertThat(pool.inUse()).as("buffers in use for two small messages").isEqualTo(1);

        assertThat(flushed()).as("the bytes that were sent").isEqualTo(FRAME_OF_OK.repeat(2));
    }

    @Test
    @DisplayName("an encoder that writes more than the maximum fails, and nothing is sent of its frame")
    void tooLong() throws IOException {
        assertThatThrownBy(() -> outbox.sendFrame(3, payload -> payload.put("much".getBytes(US_ASCII))))
                .isInstanceOf(BufferOverflowException.class);
        sendOk();

        assertThat(flushed()).as("the bytes that were sent").isEqualTo(FRAME_OF_OK);
    }

    @Test
    @DisplayName("an encoder may go back, and its frame has the bytes before its position")
    void position() throws IOException {
        outbox.sendFrame(100, payload -> {
            int start = payload.position();
            payload.put("okay".getBytes(US_ASCII)).position(start + 2);
        });
        outbox.sendFrame(100, payload -> {
            payload.mark().put("nothing".getBytes(US_ASCII)).reset();
        });
        sendOk();

        assertThat(flushed()).as("the bytes that were sent").isEqualTo(FRAME_OF_OK + "\0\0\0\0" + FRAME_OF_OK);
    }

    @Test
    @DisplayName("an encoder that flips or clears its buffer is refused, and nothing is sent of its message")
    void movedBack() throws IOException {
        sendOk();
        for (Consumer<ByteBuffer> back : List.<Consumer<ByteBuffer>>of(ByteBuffer::flip, ByteBuffer::clear)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> outbox.sendFrame(100, back))
                    .withMessage("the encoder has moved the position back by 10 bytes");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> outbox.send(100, back))
                    .withMessage("the encoder has moved the position back by 6 bytes");
        }
        sendOk();

        assertThat(flushed()).as("the bytes that were sent").isEqualTo(FRAME_OF_OK.repeat(2));
    }

    private void sendOk() {
        outbox.sendFrame(2, payload -> payload.put("ok".getBytes(US_ASCII)));
    }

    private String flushed() throws IOException {
        Pipe pipe = Pipe.open();
        try (Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink()) {
            assertThat(outbox.flush(sink)).as("flush has written all").isTrue();
            ByteBuffer bytes = ByteBuffer.allocate(1000);
            source.read(bytes);
            return US_ASCII.decode(bytes.flip()).toString();
        }
    }

    @Test
    @DisplayName("after the release of a queued duplicate by its sender, close still releases the others")
    void releasedBySender() {
        PooledBuffer buffer = pool.acquire();
        RetainedDuplicate first = buffer.retainedDuplicate(buffer.bytes());
        outbox.send(first);
        outbox.send(buffer.retainedDuplicate(buffer.bytes()));
        buffer.release();
        first.release();

        assertThatIllegalStateException().isThrownBy(outbox::close);
        outbox.close();

        assertThat(pool.inUse()).as("buffers in use after a second close").isZero();
    }

    @Test
    @DisplayName("a closed outbox refuses messages, releases them, and holds no buffer")
    void closed() {
        PooledBuffer buffer = pool.acquire();
        outbox.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> outbox.send(buffer.retainedDuplicate(buffer.bytes())))
                .withMessageContaining("closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> outbox.send(
                        buffer.retainedDuplicate(buffer.bytes().duplicate().limit(2))));
        assertThatIllegalStateException().isThrownBy(() -> outbox.send(ByteBuffer.allocate(1)));
        assertThatIllegalStateException().isThrownBy(this::sendOk);
        assertThatIllegalStateException().isThrownBy(() -> outbox.send(2, bytes -> {}));

        assertThat(buffer.referenceCount()).as("references to the buffer").isEqualTo(1);
        assertThat(pool.inUse()).as("buffers in use").isEqualTo(1);
    }
}
