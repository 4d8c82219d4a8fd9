package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.waitUntil;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.7 Broadcast: the queues of the members")
class Ex4_7_QueuesTest {

    private static final int SIZE = 100_000;
    private static final int MEMBERS = 10;

    @Test
    @Order(1)
    @DisplayName("a flush of the room flushes each member, also what was added to the queue of one member only")
    void flush() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            AsyncConnection member = new AsyncConnection(channel);
            room.join(member);
            member.enqueue(new Frames(SIZE).encode(UTF_8.encode("for you only")));
            room.flush();
            waitUntil(
                    "a write, after a flush of a room where a message waits for one member only",
                    () -> channel.writes() == 1);
            assertThat(peer.readText("a message in the queue of a member, after a flush of its room"))
                    .as("a message for one member")
                    .isEqualTo("for you only");
        }
    }

    @Test
    @Order(2)
    @DisplayName("the queues of all members share the bytes of a message")
    void share() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            for (int i = 0; i < MEMBERS; i++) {
                room.join(loopback.serve(loopback.connect()));
            }
            ByteBuffer message = ByteBuffer.allocate(SIZE);
            room.enqueue(message);
            long before = threads.getCurrentThreadAllocatedBytes();
            room.enqueue(message);
            // One copy for all members would be no mistake.
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as(
                            "bytes that enqueue of a room has allocated, for a message of %d bytes and %d members",
                            SIZE, MEMBERS)
                    .isLessThan(MEMBERS * SIZE / 2);
        }
    }
}
