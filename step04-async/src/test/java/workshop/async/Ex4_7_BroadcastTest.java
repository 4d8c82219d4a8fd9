package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static workshop.async.Loopback.until;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("4.7 Broadcast")
class Ex4_7_BroadcastTest {

    private static final int BOUND = 200_000;

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    /** A room whose door is a server: whoever connects is a member. */
    private static AsyncServer open(ChatRoom room, Loopback loopback) {
        assertThat(room.members()).as("members of a new room").isEmpty();
        Consumer<AsynchronousSocketChannel> door = channel -> {
            try {
                channel.setOption(StandardSocketOptions.SO_SNDBUF, 32 * 1024);
                room.relay(new AsyncConnection(channel, BOUND), FRAMES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return AsyncServer.start(loopback.listener(), door);
    }

    private static void awaitMembers(ChatRoom room, int count, String when) throws Exception {
        until(count + " members in the room " + when, () -> room.members().size() == count);
    }

    private static void assertHears(Peer member, String name, String text, String when) throws Exception {
        assertThat(member.hear("\"" + text + "\" at " + name + ", " + when))
                .as("what %s hears, %s", name, when)
                .isEqualTo(text);
    }

    @Test
    @DisplayName("everybody hears everything, each speaker's words in order")
    void everybody() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open();
                AsyncServer server = open(room, loopback)) {
            assertThat(server.port()).as("the port of the room").isPositive();
            List<Peer> members = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                members.add(loopback.connect());
            }
            awaitMembers(room, 20, "after 20 connected");

            for (int line = 0; line < 30; line++) {
                for (int speaker = 0; speaker < members.size(); speaker++) {
                    members.get(speaker).say(speaker + " says " + line);
                }
            }

            for (int i = 0; i < members.size(); i++) {
                int[] next = new int[members.size()];
                for (int heard = 0; heard < 30 * members.size(); heard++) {
                    String text = members.get(i).hear("message " + (heard + 1) + " of 600 at member " + i);
                    int speaker = Integer.parseInt(text.split(" ")[0]);
                    assertThat(text)
                            .as("what member %d hears next from member %d", i, speaker)
                            .isEqualTo(speaker + " says " + next[speaker]++);
                }
            }
        }
    }

    @Test
    @DisplayName("a client that stalls slows nobody down, and is cut off in the end")
    void stalled() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open();
                AsyncServer server = open(room, loopback)) {
            assertThat(server.port()).as("the port of the room").isPositive();
            Peer stalled = loopback.connectWithSmallBuffer();
            Peer speaker = loopback.connect();
            Peer listener = loopback.connect();
            awaitMembers(room, 3, "after 3 connected");

            String text = "z".repeat(50_000);
            int rounds = 0;
            while (room.members().size() == 3) {
                rounds++;
                assertThat(rounds * 50_000L)
                        .as("bytes sent to a client that does not read, where %d may wait for it", BOUND)
                        .isLessThan(20_000_000);
                sayToBoth(speaker, listener, text, "while one client does not read (message " + rounds + ")");
            }
            sayToBoth(speaker, listener, "it is gone", "after the stalled client was cut off");
            stalled.hearEnd("the end of the connection of the client that stalled");
        }
    }

    @Test
    @DisplayName("a client that is cut off in the middle of a broadcast keeps nothing from the others")
    void cutOffInTheMiddle() throws Exception {
        String text = "heard by all who are there";
        List<ChatRoom> rooms = new ArrayList<>();
        try (Loopback loopback = Loopback.open()) {
            // In which order a room goes through its members is its own affair. In some round the full one is not the
            // last.
            for (int round = 1; round <= 10; round++) {
                AsyncConnection full = loopback.serve(loopback.connect(), 100);
                assertThat(full.enqueue(ByteBuffer.allocate(90)))
                        .as("a queue for 100 bytes takes 90")
                        .isTrue();
                // For this one, the message is larger than all that may ever wait.
                AsyncConnection small = loopback.serve(loopback.connect(), 10);
                List<Peer> others = List.of(loopback.connect(), loopback.connect());
                ChatRoom room = new ChatRoom();
                rooms.add(room);
                room.join(full);
                room.join(small);
                for (Peer other : others) {
                    room.join(loopback.serve(other));
                }

                assertThatCode(() -> room.broadcast(FRAMES.encode(ByteBuffer.wrap(text.getBytes(UTF_8)))))
                        .as("a broadcast that two of four members cannot take")
                        .doesNotThrowAnyException();

                for (Peer other : others) {
                    assertHears(other, "another client", text, "while one was cut off (round " + round + ")");
                }
            }
            for (ChatRoom room : rooms) {
                awaitMembers(room, 2, "when two of four could not take a message");
            }
        }
    }

    @Test
    @DisplayName("a connection that is closed already does not stay in the room")
    void joinsTooLate() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection closed = loopback.serve(loopback.connect());
            closed.close();
            ChatRoom room = new ChatRoom();
            room.join(closed);
            assertThat(room.members().size())
                    .as("members of a room that only a closed connection has joined")
                    .isZero();
        }
    }

    private static void sayToBoth(Peer speaker, Peer listener, String text, String when) throws Exception {
        speaker.say(text);
        int length = text.length();
        assertThat(speaker.hear("the speaker's own words, " + when).length())
                .as("heard by the speaker")
                .isEqualTo(length);
        assertThat(listener.hear("the speaker's words at another client, " + when)
                        .length())
                .as("heard by the listener, %s", when)
                .isEqualTo(length);
    }

    @Test
    @DisplayName("members join, leave, reset and misbehave in mid-stream, and nobody else is disturbed")
    void comeAndGo() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open(2);
                AsyncServer server = open(room, loopback)) {
            assertThat(server.port()).as("the port of the room").isPositive();
            Peer speaker = loopback.connect();
            Peer witness = loopback.connect();
            awaitMembers(room, 2, "at the beginning");

            for (int round = 0; round < 10; round++) {
                Peer leaves = loopback.connect();
                Peer resets = loopback.connect();
                Peer poisons = loopback.connect();
                awaitMembers(room, 5, "after three joined in round " + round);

                // The words before the poison are good, even if one read brings both.
                byte[] words = Peer.frame(("good " + round).getBytes(UTF_8));
                poisons.send(ByteBuffer.allocate(words.length + 4)
                        .put(words)
                        .putInt(-1)
                        .array());
                String afterPoison = "from a client that then sent a frame of length -1";
                for (Peer hears : List.of(speaker, witness, leaves)) {
                    assertHears(hears, hears == leaves ? "a new member" : "a member", "good " + round, afterPoison);
                }

                speaker.say("first " + round);
                resets.reset();
                speaker.say("second " + round);
                leaves.close();
                speaker.say("third " + round);
                for (String text : List.of("first " + round, "second " + round, "third " + round)) {
                    assertHears(speaker, "the speaker", text, "while others leave and reset");
                    assertHears(witness, "the witness", text, "while others leave and reset");
                }
                awaitMembers(room, 2, "after the three of round " + round + " left, reset and misbehaved");
            }
        }
    }
}
