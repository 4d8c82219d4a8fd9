package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static workshop.async.Loopback.waitUntil;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.7 Broadcast")
class Ex4_7_BroadcastTest {

    private static final int MAX_QUEUED_BYTES = 200_000;

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    /** Starts a server that adds each client to a room. */
    private static AsyncServer open(ChatRoom room, Loopback loopback) {
        assertThat(room.members()).as("members of a new room").isEmpty();
        Consumer<AsynchronousSocketChannel> handler = channel -> {
            try {
                channel.setOption(StandardSocketOptions.SO_SNDBUF, 32 * 1024);
                room.relay(new AsyncConnection(channel, MAX_QUEUED_BYTES), FRAMES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return AsyncServer.start(loopback.listener(), handler);
    }

    private static void awaitMembers(ChatRoom room, int count, String when) throws Exception {
        waitUntil(count + " members in the room " + when, () -> room.members().size() == count);
    }

    private static void assertReceives(Peer member, String name, String text, String when) throws Exception {
        assertThat(member.readText("\"" + text + "\" at " + name + ", " + when))
                .as("what %s receives, %s", name, when)
                .isEqualTo(text);
    }

    @Test
    @Order(1)
    @DisplayName("each member receives all messages, those of each sender in order")
    void everyMember() throws Exception {
        ChatRoom room = new ChatRoom();
        Set<AsyncConnection> before = room.members();
        try (Loopback loopback = Loopback.open()) {
            List<Peer> members = new ArrayList<>();
            Peer starter = loopback.connect();
            // Started by a handler, on whose stack the accept, and a read of what has arrived, call their handlers.
            loopback.serve(starter).receive(FRAMES, start -> open(room, loopback));
            members.add(loopback.connect());
            // When the room sees this client, its first message has arrived already.
            members.getFirst().sendText("early");
            starter.sendText("start");
            assertReceives(members.getFirst(), "the first member", "early", "which it sent before it had joined");
            for (int i = 1; i < 20; i++) {
                members.add(loopback.connect());
            }
            awaitMembers(room, 20, "after 20 connected");
            assertThat(before.size())
                    .as("members of a set that was asked for before 20 joined")
                    .isZero();

            assertThat(new ChatRoom().members().size())
                    .as("members of a second room, which none has joined")
                    .isZero();

            for (int line = 0; line < 30; line++) {
                for (int sender = 0; sender < members.size(); sender++) {
                    members.get(sender).sendText(sender + " sends " + line);
                }
            }

            for (int i = 0; i < members.size(); i++) {
                int[] next = new int[members.size()];
                for (int count = 0; count < 30 * members.size(); count++) {
                    String text = members.get(i).readText("message " + (count + 1) + " of 600 at member " + i);
                    int sender = Integer.parseInt(text.split(" ")[0]);
                    assertThat(text)
                            .as("what comes next at member %d, from member %d", i, sender)
                            .isEqualTo(sender + " sends " + next[sender]++);
                }
            }
            members.getFirst().endOutput();
            members.getFirst().awaitEnd("the end of the connection of a member that has ended its output");
        }
    }

    @Test
    @Order(4)
    @DisplayName("a stalled client does not delay the others, and is cut off in the end")
    void stalled() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open();
                AsyncServer server = open(room, loopback)) {
            assertThat(server.port()).as("the port of the room").isPositive();
            Peer stalled = loopback.connectWithSmallBuffer();
            Peer sender = loopback.connect();
            Peer receiver = loopback.connect();
            awaitMembers(room, 3, "after 3 connected");
            String text = "z".repeat(50_000);
            int rounds = 0;
            while (room.members().size() == 3) {
                rounds++;
                assertThat(rounds * 50_000L)
                        .as("bytes sent to a client that does not read, where %d may wait for it", MAX_QUEUED_BYTES)
                        .isLessThan(20_000_000);
                sendToBoth(sender, receiver, text, "while one client does not read (message " + rounds + ")");
            }
            sendToBoth(sender, receiver, "after the cut", "after the stalled client was cut off");
            stalled.awaitEnd("the end of the connection of the client that stalled");
        }
    }

    @Test
    @Order(3)
    @DisplayName("if one client is cut off in the middle of a broadcast, the others still get the message")
    void cutOffInTheMiddle() throws Exception {
        String text = "for all who stay";
        List<ChatRoom> rooms = new ArrayList<>();
        List<AsyncConnection> missed = new ArrayList<>();
        try (Loopback loopback = Loopback.open()) {
            // A room may go through its members in any order. In some of the rounds, the full one is not the last.
            for (int round = 1; round <= 10; round++) {
                AsyncConnection full = loopback.serve(loopback.connect(), 100);
                assertThat(full.enqueue(ByteBuffer.allocate(90)))
                        .as("a queue for 100 bytes takes 90")
                        .isTrue();
                // For this member, the message is larger than its whole queue.
                AsyncConnection small = loopback.serve(loopback.connect(), 10);
                List<Peer> others = List.of(loopback.connect(), loopback.connect());
                ChatRoom room = new ChatRoom();
                rooms.add(room);
                missed.addAll(List.of(full, small));
                room.join(full);
                room.join(small);
                for (Peer other : others) {
                    // The message fills its queue exactly.
                    room.join(loopback.serve(other, 4 + text.length()));
                }
                assertThatCode(() -> room.broadcast(FRAMES.encode(ByteBuffer.wrap(text.getBytes(UTF_8)))))
                        .as("a broadcast that two of four members cannot take")
                        .doesNotThrowAnyException();
                for (Peer other : others) {
                    assertReceives(other, "another client", text, "while one was cut off (round " + round + ")");
                }
            }
            for (ChatRoom room : rooms) {
                awaitMembers(room, 2, "when two of four could not take a message");
            }
            long connected = missed.stream().filter(AsyncConnection::isOpen).count();
            assertThat(connected)
                    .as("connected members that have missed a message")
                    .isZero();
            for (AsyncConnection member : missed) {
                Loopback.failureOf("the reason for closing a member that has missed a message", member.closed());
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("a connection that is closed already does not become a member")
    void joinsClosed() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection closed = loopback.serve(loopback.connect());
            closed.close();
            // Another thread that removes it would not be first in each of these rooms.
            for (int i = 0; i < 1000; i++) {
                ChatRoom room = new ChatRoom();
                room.join(closed);
                assertThat(room.members().size())
                        .as("members of a room that only a closed connection has joined")
                        .isZero();
            }
        }
    }

    private static void sendToBoth(Peer sender, Peer receiver, String text, String when) throws Exception {
        sender.sendText(text);
        int length = text.length();
        assertThat(sender.readText("the sender's own message, " + when).length())
                .as("the length of the sender's own message")
                .isEqualTo(length);
        assertThat(receiver.readText("the sender's message at another client, " + when)
                        .length())
                .as("the length of the sender's message at another client, %s", when)
                .isEqualTo(length);
    }

    @Test
    @Order(5)
    @DisplayName("members join, leave, reset and send bad frames, and the others are not disturbed")
    void comeAndGo() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open(2);
                AsyncServer server = open(room, loopback)) {
            assertThat(server.port()).as("the port of the room").isPositive();
            Peer sender = loopback.connect();
            Peer witness = loopback.connect();
            awaitMembers(room, 2, "at the beginning");

            for (int round = 0; round < 10; round++) {
                Peer leaves = loopback.connect();
                Peer resets = loopback.connect();
                Peer malformed = loopback.connect();
                awaitMembers(room, 5, "after three joined in round " + round);

                // The frame before the bad one is valid, even if one read brings both.
                byte[] valid = Peer.frame(("good " + round).getBytes(UTF_8));
                malformed.send(ByteBuffer.allocate(valid.length + 4)
                        .put(valid)
                        .putInt(-1)
                        .array());
                String beforeBadFrame = "from a client that then sent a frame of length -1";
                for (Peer receiver : List.of(sender, witness, leaves)) {
                    assertReceives(
                            receiver,
                            receiver == leaves ? "a new member" : "a member",
                            "good " + round,
                            beforeBadFrame);
                }

                sender.sendText("first " + round);
                resets.reset();
                sender.sendText("second " + round);
                leaves.close();
                sender.sendText("third " + round);
                for (String text : List.of("first " + round, "second " + round, "third " + round)) {
                    assertReceives(sender, "the sender", text, "while others leave and reset");
                    assertReceives(witness, "the witness", text, "while others leave and reset");
                }
                awaitMembers(room, 2, "after the three of round " + round + " left, reset and sent a bad frame");
            }
        }
    }
}
