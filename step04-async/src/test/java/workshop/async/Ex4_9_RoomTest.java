package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.get;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.9 Drain, then close: members of a room")
class Ex4_9_RoomTest {

    /** In bytes. More than small kernel buffers take. */
    private static final int MUCH = 300_000;

    private static final Duration LONG = Duration.ofMinutes(1);

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    @Test
    @Order(1)
    @DisplayName("a broadcast does not close a member that drains")
    void broadcast() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connectWithSmallBuffer();
            AsyncConnection member = loopback.serve(peer);
            ChatRoom room = new ChatRoom();
            room.join(member);
            CompletableFuture<Void> closed = drainMuch(member);
            room.broadcast(ByteBuffer.allocate(1));
            assertThat(member.isOpen())
                    .as("a member that drains is open, after a broadcast")
                    .isTrue();
            assertThat(room.members())
                    .as("members of a room whose only member drains, after a broadcast")
                    .hasSize(1);
            peer.endOutput();
            assertThat(peer.readToEnd("all bytes of a member that drains, and then the end of the stream").length)
                    .as("bytes that a member has received which drained")
                    .isEqualTo(MUCH);
            get("a member that drains to be closed gracefully", closed);
        }
    }

    @Test
    @Order(2)
    @DisplayName("members that drain do not keep a broadcast from the others")
    void others() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            ChatRoom room = new ChatRoom();
            List<AsyncConnection> others = new ArrayList<>();
            // A room may go through its members in any order.
            for (int i = 1; i <= 4; i++) {
                AsyncConnection draining = loopback.serve(loopback.connect());
                draining.closeAfterDrain(LONG);
                room.join(draining);
                others.add(loopback.serve(loopback.connect()));
                room.join(others.getLast());
            }
            room.enqueue(ByteBuffer.allocate(1));
            for (AsyncConnection other : others) {
                assertThat(other.queuedBytes())
                        .as("bytes that wait for a member, after a broadcast that members which drain do not take")
                        .isEqualTo(1);
            }
            room.members().forEach(AsyncConnection::close);
        }
    }

    @Test
    @Order(3)
    @DisplayName("a member that drains is not closed before its queue is written, also if its peer has ended its half")
    void endsItsHalf() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            channel.stallWrites();
            AsyncConnection member = new AsyncConnection(channel);
            Peer witness = loopback.connect();
            ChatRoom room = new ChatRoom();
            room.join(loopback.serve(witness));
            CompletableFuture<Void> received = room.relay(member, FRAMES);
            drainMuch(member);
            peer.sendText("bye");
            assertThat(witness.readText("a message of a member that drains, at another member"))
                    .as("a message of a member that drains, at another member")
                    .isEqualTo("bye");
            peer.endOutput();
            get("receiving to complete at a member that drains", received);
            Peer other = loopback.connect();
            AsyncConnection toOther = loopback.serve(other);
            toOther.receive(FRAMES, message -> toOther.send(FRAMES.encode(message)));
            other.sendText("echo");
            // The thread that answers here has run all actions of the end above.
            other.readText("an echo on another connection, while a member drains");
            assertThat(member.isOpen())
                    .as("a member that drains is open, after its peer has ended its half")
                    .isTrue();
            member.close();
        }
    }

    private static CompletableFuture<Void> drainMuch(AsyncConnection member) {
        assertThat(member.enqueue(ByteBuffer.allocate(MUCH))).as("accepted").isTrue();
        return member.closeAfterDrain(LONG);
    }
}
