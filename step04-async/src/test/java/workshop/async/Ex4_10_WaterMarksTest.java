package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.waitUntil;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.10 Pause the reader: a queue with water marks")
class Ex4_10_WaterMarksTest {

    private static final int LOW = 600_000;
    private static final int HIGH = 1_500_000;

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    @Test
    @Order(1)
    @DisplayName("above the high water mark a queue is not writable, and not again before it has fallen to the low one")
    void waterMarks() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connectWithSmallBuffer();
            AsyncConnection connection = loopback.serve(peer, 10_000_000);
            AtomicInteger changes = new AtomicInteger();
            connection.setWaterMarks(new WaterMarks(LOW, HIGH), changes::incrementAndGet);
            assertThat(connection.isWritable()).as("an empty queue is writable").isTrue();

            for (int tenths = 1; tenths <= 10; tenths++) {
                enqueue(connection, Peer.frame(new byte[HIGH / 10 - 4]));
                assertThat(connection.isWritable())
                        .as(
                                "a queue is writable that is %s the high water mark",
                                tenths < 10 ? "less full than" : "as full as")
                        .isTrue();
            }
            enqueue(connection, Peer.frame("the last".getBytes(UTF_8)));
            assertThat(connection.isWritable())
                    .as("a queue is writable that has risen above the high water mark")
                    .isFalse();
            assertThat(changes.get())
                    .as("how often the listener was told that the queue has risen above the high water mark")
                    .isEqualTo(1);

            connection.flush();
            int left = HIGH + 12;
            while (connection.queuedBytes() > (LOW + HIGH) / 2) {
                left -= skip(peer, left);
            }
            // Nobody reads now, and the kernel's buffers are small: the queue stays between the marks.
            assertThat(connection.isWritable())
                    .as("a queue is writable that has fallen below the high water mark, and not to the low one")
                    .isFalse();

            while (!connection.isWritable() && connection.queuedBytes() > 0) {
                left -= skip(peer, left);
            }
            assertThat(connection.queuedBytes())
                    .as("bytes that wait when the queue is writable again (0: it is not before all are written)")
                    .isPositive();
            waitUntil("the listener to be told that the queue has fallen to the low mark", () -> changes.get() > 1);
            assertThat(changes.get())
                    .as("how often the listener was told of a change, when the queue has risen once and fallen once")
                    .isEqualTo(2);
        }
    }

    @Test
    @Order(2)
    @DisplayName("a low water mark of 0 is reached when the queue is empty; no lock is held while the listener runs")
    void listener() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            Queue<Boolean> usableByOthers = new ConcurrentLinkedQueue<>();
            connection.setWaterMarks(
                    new WaterMarks(0, 1), () -> usableByOthers.add(Loopback.isUsableByOthers(connection)));
            connection.send(FRAMES.encode(UTF_8.encode("above the high mark")));
            assertThat(peer.readText("a frame that is larger than the high water mark"))
                    .as("the frame")
                    .isEqualTo("above the high mark");
            waitUntil("an empty queue to be writable, where the low water mark is 0", connection::isWritable);
            waitUntil("the listener to be told of both changes", () -> usableByOthers.size() == 2);
            assertThat(usableByOthers)
                    .as("another thread can use the connection while the listener runs (false: a lock is held)")
                    .containsOnly(true);

            assertThat(connection.enqueue(FRAMES.encode(UTF_8.encode("above it again"))))
                    .as("accepted")
                    .isTrue();
            connection.closeAfterDrain(Duration.ofMinutes(1));
            waitUntil(
                    "an empty queue of a connection that drains to be writable, where the low water mark is 0",
                    connection::isWritable);
            assertThat(connection.isOpen())
                    .as("a connection is open that has drained, while its peer has not ended its output")
                    .isTrue();
            connection.close();
        }
    }

    @Test
    @Order(3)
    @DisplayName("a queue that has fallen to the low water mark is writable, also if some bytes wait")
    void toTheLowMark() {
        WaterMarks marks = new WaterMarks(10, 20);
        marks.update(21);
        for (int size = 20; size > 0; size--) {
            boolean changed = marks.update(size);
            String where = "a queue of " + size + " bytes, which has fallen from 21, with water marks of 10 and 20";
            assertThat(marks.isWritable()).as("%s, is writable", where).isEqualTo(size <= 10);
            assertThat(changed).as("%s, has changed", where).isEqualTo(size == 10);
        }
    }

    @Test
    @Order(4)
    @DisplayName("between the marks, a queue stays what it was, whether it rises or falls")
    void betweenTheMarks() {
        WaterMarks marks = new WaterMarks(10, 20);
        boolean[] writable = {true, true, false, false, false, true, true};
        int[] sizes = {20, 15, 21, 15, 20, 10, 15};
        for (int i = 0; i < sizes.length; i++) {
            marks.update(sizes[i]);
            assertThat(marks.isWritable())
                    .as("a queue of %d bytes, step %d of 20, 15, 21, 15, 20, 10, 15, is writable", sizes[i], i + 1)
                    .isEqualTo(writable[i]);
        }
    }

    /** Lets the peer read some of the bytes that are left. */
    private static int skip(Peer peer, int left) throws Exception {
        int count = Math.min(left, 10_000);
        peer.skip(count, "the next of " + left + " bytes");
        return count;
    }

    private static void enqueue(AsyncConnection connection, byte[] bytes) {
        assertThat(connection.enqueue(ByteBuffer.wrap(bytes)))
                .as("%d bytes were accepted", bytes.length)
                .isTrue();
    }
}
