package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.get;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Counts the frames of a burst, which are numbers in order, and measures the depth of the stack from time to time. */
final class BurstCounter implements MessageHandler {

    static final int FRAMES = 100_000;

    /** In stack frames: far more than a loop needs, and far fewer than 100,000 nested calls. */
    private static final int MAX_DEPTH = 1000;

    private static final int PARTS = 10;
    private static final int FRAMES_OF_A_PART = FRAMES / PARTS;

    private final List<CompletableFuture<Void>> parts =
            Stream.generate(CompletableFuture<Void>::new).limit(PARTS).toList();

    private int next;

    @Override
    public void message(ByteBuffer message) {
        try {
            check(message.getInt());
        } catch (AssertionError e) {
            fail(e);
            throw e;
        }
    }

    private void check(int number) {
        if (number != next++) {
            throw new AssertionError("frame " + (next - 1) + " of a burst has the number " + number);
        }
        if (number % 100 == 0) {
            long depth = StackWalker.getInstance()
                    .walk(frames -> frames.limit(MAX_DEPTH).count());
            assertThat(depth)
                    .as("the depth of the stack at frame %d of a burst", number)
                    .isLessThan(MAX_DEPTH);
        }
        if (next % FRAMES_OF_A_PART == 0) {
            parts.get(next / FRAMES_OF_A_PART - 1).complete(null);
        }
    }

    /** Ends the wait for frames that have not arrived. */
    void fail(Throwable failure) {
        parts.forEach(part -> part.completeExceptionally(failure));
    }

    /** Waits for all frames. A busy machine may need longer for all of them than one wait may take, but not for a part. */
    void awaitAll() throws Exception {
        for (int i = 1; i <= PARTS; i++) {
            get("frame " + i * FRAMES_OF_A_PART + " of 100,000 in one burst", parts.get(i - 1));
        }
    }
}
