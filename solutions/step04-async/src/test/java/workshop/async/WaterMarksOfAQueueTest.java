package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Step 4's reference: water marks that are set late, and the end of a connection")
class WaterMarksOfAQueueTest {

    @Test
    @DisplayName("marks that are set on a full queue count at once; the close of the connection makes it writable")
    void setLateAndDiscarded() throws Exception {
        AsyncConnection connection = new AsyncConnection(new MemoryChannel(Runnable::run));
        AtomicInteger changes = new AtomicInteger();
        connection.enqueue(ByteBuffer.allocate(11));

        connection.setWaterMarks(new WaterMarks(0, 10), changes::incrementAndGet);

        assertThat(connection.isWritable())
                .as("a queue of 11 bytes is writable, with a high water mark of 10")
                .isFalse();
        assertThat(changes.get())
                .as("calls of the listener, when the marks are set")
                .isEqualTo(1);

        connection.close();

        assertThat(connection.isWritable())
                .as("the queue of a closed connection is writable")
                .isTrue();
        assertThat(changes.get())
                .as("calls of the listener, when the connection is closed")
                .isEqualTo(2);
    }
}
