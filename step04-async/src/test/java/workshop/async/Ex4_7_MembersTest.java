package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.get;
import static workshop.async.Loopback.waitUntil;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.7 Broadcast: who is a member")
class Ex4_7_MembersTest {

    private static final int MANY = 500;

    @Test
    @Order(1)
    @DisplayName("a connection that has joined twice leaves when it is closed")
    void joinedTwice() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection member = loopback.serve(loopback.connect());
            room.join(member);
            room.join(member);
            member.close();
            assertThat(room.members().size())
                    .as("members of a room whose only member had joined twice, and was closed")
                    .isZero();
        }
    }

    @Test
    @Order(2)
    @DisplayName("a member stays when another connection to the same address is closed")
    void sameAddress() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            List<AsyncConnection> connections = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                var channel = get("a connection", AsyncSockets.connect(loopback.group(), loopback.address()));
                connections.add(new AsyncConnection(channel));
                room.join(connections.getLast());
            }
            connections.getFirst().close();
            assertThat(room.members().size())
                    .as("members of a room when one of two connections to the same address was closed")
                    .isEqualTo(1);
        }
    }

    @Test
    @Order(3)
    @DisplayName("a member to which no other code refers stays a member")
    void onlyTheRoomRefersToIt() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            room.join(new AsyncConnection(loopback.accept()));
            WeakReference<Object> dropped = new WeakReference<>(new Object());
            waitUntil("an object to be garbage collected to which no code refers", () -> {
                System.gc();
                return dropped.refersTo(null);
            });
            assertThat(room.members().size())
                    .as("members of a room to whose only member no other code refers")
                    .isEqualTo(1);
            room.broadcast(new Frames(Inbox.MAX_LENGTH).encode(UTF_8.encode("still here")));
            assertThat(peer.readText("a message at a member to which no other code refers"))
                    .as("what a member receives to which no other code refers")
                    .isEqualTo("still here");
        }
    }

    @Test
    @Order(4)
    @DisplayName("two threads may add members at the same time")
    void twoThreads() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            AsynchronousSocketChannel channel = loopback.accept();
            List<AsyncConnection> mine = connections(channel);
            List<AsyncConnection> others = connections(channel);
            Thread other = Thread.ofPlatform().daemon().start(() -> others.forEach(room::join));
            mine.forEach(room::join);
            other.join();
            assertThat(room.members().size())
                    .as("members of a room that two threads have joined, each with %d connections", MANY)
                    .isEqualTo(2 * MANY);
        }
    }

    /** Connections that share a channel. No other code uses it. */
    private static List<AsyncConnection> connections(AsynchronousSocketChannel channel) throws IOException {
        List<AsyncConnection> connections = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            connections.add(new AsyncConnection(channel));
        }
        return connections;
    }

    @Test
    @Order(5)
    @DisplayName("a member that ends its output is closed at once, and without a failure, also if bytes wait for it")
    void endsItsOutput() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            channel.stallWrites();
            AsyncConnection member = new AsyncConnection(channel);
            room.relay(member, new Frames(Inbox.MAX_LENGTH));
            room.broadcast(ByteBuffer.allocate(1));
            peer.endOutput();
            get("a member to be closed that has ended its output, while bytes wait for it", member.closed());
        }
    }
}
