package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("5.5 Share, don't copy")
class Ex5_5_RetainedDuplicateTest {

    private static final String TEXT = "The same bytes for every one of them";

    @Test
    @Order(1)
    @DisplayName("a hundred receivers read at their own pace, and the last release puts the buffer back into the pool")
    void hundredReceivers() {
        BufferPool pool = new BufferPool(64, 1);
        PooledBuffer buffer = pool.acquire();
        // A part of the buffer, as a frame is.
        int start = 5;
        buffer.bytes().put("-".repeat(64).getBytes(US_ASCII)).clear();
        buffer.bytes().position(start).put(TEXT.getBytes(US_ASCII)).put(start, (byte) 't');
        ByteBuffer view = buffer.bytes().duplicate().flip().position(start);
        buffer.bytes().clear();
        List<RetainedDuplicate> duplicates = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            duplicates.add(buffer.retainedDuplicate(view));
        }
        // A view too. Its own positions begin at 0.
        ByteBuffer slice = view.slice();
        RetainedDuplicate ofSlice = buffer.retainedDuplicate(slice);
        // The caller may go on with its view at once.
        slice.position(slice.limit());
        assertThat(view.position())
                .as("the position of the view that was duplicated")
                .isEqualTo(start);
        // A receiver with a copy would not see this.
        buffer.bytes().put(start, (byte) 'T');
        buffer.release();

        List<StringBuilder> received = readInTurns(duplicates);

        assertThat(received.stream().map(StringBuilder::toString).distinct())
                .as("the text that the receivers have read")
                .containsExactly(TEXT);
        assertThat(Frames.text(ofSlice.bytes()))
                .as("the text in a duplicate of a slice")
                .isEqualTo(TEXT);
        for (RetainedDuplicate duplicate : duplicates) {
            assertThat(pool.inUse())
                    .as("buffers in use before the last receiver's release")
                    .isEqualTo(1);
            duplicate.release();
        }
        ofSlice.release();
        assertThat(pool.inUse())
                .as("buffers in use after the last receiver's release")
                .isZero();
    }

    /** The receivers read in turns: the first one byte in each turn, the second two bytes, and so on. */
    private static List<StringBuilder> readInTurns(List<RetainedDuplicate> duplicates) {
        List<StringBuilder> received = new ArrayList<>();
        duplicates.forEach(duplicate -> received.add(new StringBuilder()));
        for (int turn = 0; turn < TEXT.length(); turn++) {
            for (int i = 0; i < duplicates.size(); i++) {
                ByteBuffer bytes = duplicates.get(i).bytes();
                for (int pace = 0; pace <= i && bytes.hasRemaining(); pace++) {
                    received.get(i).append((char) bytes.get());
                }
            }
        }
        return received;
    }

    @Test
    @Order(2)
    @DisplayName("a second release of a duplicate is an error, and other receivers keep their references")
    void twice() {
        BufferPool pool = new BufferPool(64, 2);
        PooledBuffer buffer = pool.acquire();
        ByteBuffer view = buffer.bytes().put(TEXT.getBytes(US_ASCII)).flip();
        RetainedDuplicate careless = buffer.retainedDuplicate(view);
        RetainedDuplicate careful = buffer.retainedDuplicate(view);
        buffer.release();
        careless.release();

        assertRefused("a second release of the same duplicate", careless::release);
        assertRefused("bytes() of a duplicate that was released", careless::bytes);
        PooledBuffer other = pool.acquire();
        other.bytes().put("something else".getBytes(US_ASCII));
        assertThat(Frames.text(careful.bytes()))
                .as("the bytes of the other receiver")
                .isEqualTo(TEXT);
        careful.release();
        other.release();
        assertThat(pool.inUse()).as("buffers in use after the last release").isZero();
        assertRefused("a duplicate of a buffer that is back in its pool", () -> buffer.retainedDuplicate(view));
    }

    @Test
    @Order(4)
    @DisplayName("a duplicate that is made for a reference takes over this one, and adds none")
    void takesOver() {
        BufferPool pool = new BufferPool(64, 1);
        PooledBuffer buffer = pool.acquire();
        new RetainedDuplicate(buffer, buffer.bytes()).release();
        assertThat(pool.inUse())
                .as("buffers in use after the release of a duplicate that has taken over the only reference")
                .isZero();
    }

    @Test
    @Order(3)
    @DisplayName("a duplicate that cannot be made leaves no reference, which no code could release")
    void cannotBeMade() {
        PooledBuffer buffer = new BufferPool(64, 1).acquire();
        // The heap may also be full at this place. A test cannot make it full there in every run.
        assertThatNullPointerException().as("a duplicate of null").isThrownBy(() -> buffer.retainedDuplicate(null));
        assertThat(buffer.referenceCount())
                .as("the reference count, after a duplicate of null could not be made")
                .isEqualTo(1);
    }

    private static void assertRefused(String what, Runnable action) {
        assertThatIllegalStateException().as(what).isThrownBy(action::run);
    }
}
