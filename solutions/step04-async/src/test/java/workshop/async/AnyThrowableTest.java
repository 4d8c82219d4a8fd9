package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Step 4's reference: whatever the code of others throws ends the connection, and completes its futures")
@Timeout(20)
class AnyThrowableTest {

    /** As Scala's {@code ControlThrowable}, which {@code return} and {@code break} throw there. */
    private final Throwable signal = new Throwable("neither an exception nor an Error");

    private final ExecutorService group = Executors.newSingleThreadExecutor();

    @AfterEach
    void endThread() {
        group.shutdownNow();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwUnchecked(Throwable throwable) throws T {
        throw (T) throwable;
    }

    private static Throwable failureOf(CompletableFuture<Void> future) throws Exception {
        return future.handle((end, failure) -> failure).get(5, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("a handler that throws what is neither an exception nor an Error")
    void handler() throws Exception {
        AsyncConnection connection = new AsyncConnection(new MemoryChannel(group) {
            @Override
            public synchronized <A> void read(
                    ByteBuffer into,
                    long timeout,
                    TimeUnit unit,
                    A attachment,
                    CompletionHandler<Integer, ? super A> handler) {
                into.put((byte) '\n');
                group.execute(() -> handler.completed(1, attachment));
            }
        });

        CompletableFuture<Void> received =
                connection.receive(new Lines(10), message -> AnyThrowableTest.<RuntimeException>throwUnchecked(signal));

        assertThat(failureOf(received)).as("the failure of receiving").isSameAs(signal);
        assertThat(failureOf(connection.closed())).as("the failure of closed()").isSameAs(signal);
    }

    @Test
    @DisplayName("a listener of the water marks that throws such a thing at the end of a write")
    void listener() throws Exception {
        AsyncConnection connection = new AsyncConnection(new MemoryChannel(group));
        connection.setWaterMarks(new WaterMarks(0, 0), () -> {
            if (connection.isWritable()) {
                AnyThrowableTest.<RuntimeException>throwUnchecked(signal);
            }
        });

        connection.send(ByteBuffer.allocate(1));

        assertThat(failureOf(connection.closed())).as("the failure of closed()").isSameAs(signal);
    }

    @Test
    @DisplayName("an Error at the end of the output, during a drain without a deadline")
    void endOfOutput() throws Exception {
        OutOfMemoryError error = new OutOfMemoryError("no memory for a lock");
        AsyncConnection connection = new AsyncConnection(new MemoryChannel(group) {
            @Override
            public AsynchronousSocketChannel shutdownOutput() {
                throw error;
            }
        });

        CompletableFuture<Void> closed = connection.closeAfterDrain(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(failureOf(closed)).as("the failure of the drain").isSameAs(error);
    }
}
