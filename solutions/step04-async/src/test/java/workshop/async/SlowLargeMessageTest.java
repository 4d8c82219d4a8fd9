package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Step 4's reference: a large message whose last bytes come one by one")
@Timeout(20)
class SlowLargeMessageTest {

    private static final int SIZE = 48 * 1024 * 1024;
    private static final int SINGLE_BYTES = 10_000;

    private final ExecutorService group = Executors.newSingleThreadExecutor();

    @AfterEach
    void endThread() {
        group.shutdownNow();
    }

    /** A peer that sends one frame: as many bytes as one read can take, but each of the last bytes alone. */
    private final class Sender extends MemoryChannel {

        private int sent;

        Sender() {
            super(group);
        }

        @Override
        public synchronized <A> void read(
                ByteBuffer into,
                long timeout,
                TimeUnit unit,
                A attachment,
                CompletionHandler<Integer, ? super A> handler) {
            int most = sent < SIZE - SINGLE_BYTES ? SIZE - SINGLE_BYTES - sent : 1;
            int count = sent == 0 ? Frames.HEADER_LENGTH : Math.min(into.remaining(), most);
            if (sent == 0) {
                into.putInt(SIZE - Frames.HEADER_LENGTH);
            } else {
                into.position(into.position() + count);
            }
            sent += count;
            group.execute(() -> handler.completed(sent > SIZE ? -1 : count, attachment));
        }
    }

    @Test
    @DisplayName("the time for a byte does not depend on the bytes before it, which need not move")
    void bytesStay() throws Exception {
        AsyncConnection connection = new AsyncConnection(new Sender());
        CompletableFuture<Integer> received = new CompletableFuture<>();

        connection.receive(new Frames(SIZE), message -> received.complete(message.remaining()));

        assertThat(received.get(15, TimeUnit.SECONDS))
                .as("bytes of the message")
                .isEqualTo(SIZE - 4);
        connection.close();
    }
}
