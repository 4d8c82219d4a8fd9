package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("5.5 Share, don't copy")
class Ex5_5_RetainedDuplicateTest {

    private static final String TEXT = "The same bytes for every one of them";

    @Test
    @DisplayName("a hundred receivers, each at its own pace, and the last gives the buffer back")
    void hundredReceivers() {
        BufferPool pool = new BufferPool(64, 1);
        PooledBuffer buffer = pool.acquire();
        ByteBuffer part =
                buffer.bytes().put(TEXT.getBytes(US_ASCII)).put(0, (byte) 't').flip();
        List<RetainedDuplicate> shares = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            shares.add(buffer.retainedDuplicate(part));
        }
        assertThat(part.position())
                .as("the position of the bytes that were shared")
                .isZero();
        // A receiver that was given a copy would not see this.
        buffer.bytes().put(0, (byte) 'T');
        buffer.release();

        List<StringBuilder> received = readInTurns(shares);

        assertThat(received.stream().map(StringBuilder::toString).distinct())
                .as("what the receivers have read")
                .containsExactly(TEXT);
        for (RetainedDuplicate share : shares) {
            assertThat(pool.inUse())
                    .as("buffers in use before the last receiver's release")
                    .isEqualTo(1);
            share.release();
        }
        assertThat(pool.inUse())
                .as("buffers in use after the last receiver's release")
                .isZero();
    }

    /** Everybody reads a few bytes, and then everybody again: the first one byte at a time, the second two, and so on. */
    private static List<StringBuilder> readInTurns(List<RetainedDuplicate> shares) {
        List<StringBuilder> received = new ArrayList<>();
        shares.forEach(share -> received.add(new StringBuilder()));
        for (int turn = 0; turn < TEXT.length(); turn++) {
            for (int i = 0; i < shares.size(); i++) {
                ByteBuffer bytes = shares.get(i).bytes();
                for (int pace = 0; pace <= i && bytes.hasRemaining(); pace++) {
                    received.get(i).append((char) bytes.get());
                }
            }
        }
        return received;
    }

    @Test
    @DisplayName("whoever releases a share twice is told, and nobody else loses theirs")
    void twice() {
        BufferPool pool = new BufferPool(64, 2);
        PooledBuffer buffer = pool.acquire();
        ByteBuffer part = buffer.bytes().put(TEXT.getBytes(US_ASCII)).flip();
        RetainedDuplicate careless = buffer.retainedDuplicate(part);
        RetainedDuplicate careful = buffer.retainedDuplicate(part);
        buffer.release();
        careless.release();

        assertRefused("a second release of the same share", careless::release);
        assertRefused("bytes() of a share that was released", careless::bytes);
        PooledBuffer other = pool.acquire();
        other.bytes().put("something else".getBytes(US_ASCII));
        assertThat(Frames.text(careful.bytes()))
                .as("the bytes of the receiver that did nothing wrong")
                .isEqualTo(TEXT);
        careful.release();
        other.release();
        assertThat(pool.inUse()).as("buffers in use after the last release").isZero();
        assertRefused("a share of a buffer that went back to its pool", () -> buffer.retainedDuplicate(part));
    }

    private static void assertRefused(String what, Runnable action) {
        assertThatIllegalStateException().as(what).isThrownBy(action::run).withMessageContaining("released");
    }
}
