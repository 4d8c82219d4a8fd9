package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;
import static workshop.async.Loopback.waitUntil;

import java.lang.ref.WeakReference;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.7 Broadcast: the messages of a member")
class Ex4_7_RelayTest {

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    @Test
    @Order(1)
    @DisplayName("a message of no bytes is a message too")
    void emptyMessage() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            Peer sender = loopback.connect();
            room.relay(loopback.serve(sender), FRAMES);
            Peer receiver = loopback.connect();
            room.relay(loopback.serve(receiver), FRAMES);
            sender.sendText("");
            sender.sendText("next");
            for (String text : new String[] {"", "next"}) {
                assertThat(receiver.readText(
                                "\"" + text + "\" at another member, after a message of no bytes was sent"))
                        .as("what another member receives, after a message of no bytes was sent")
                        .isEqualTo(text);
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("enqueue of a room sends nothing; its flush then sends all of it")
    void enqueueAlone() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            Peer member = loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            AsyncConnection connection = new AsyncConnection(channel);
            room.join(connection);
            // Many times: once, another thread could have added the bytes by now.
            for (int i = 1; i <= 2_000; i++) {
                room.enqueue(FRAMES.encode(UTF_8.encode("one")));
                assertThat(channel.writes())
                        .as("writes that enqueue of a room has started, before its flush")
                        .isZero();
                assertThat(connection.queuedBytes())
                        .as("bytes that wait for a member when enqueue of its room has returned, call %d", i)
                        .isEqualTo(7L * i);
            }
            room.flush();
            assertThat(member.readText("a message that was added to a room, which was then flushed"))
                    .isEqualTo("one");
        }
    }

    @Test
    @Order(3)
    @DisplayName("to cancel the future of relay has no effect on the room")
    void cancelled() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer member = loopback.connect();
            new ChatRoom().relay(loopback.serve(member), FRAMES).cancel(true);
            member.sendText("still here");
            assertThat(member.readText("its own message at a member whose future of relay was cancelled"))
                    .as("what a member receives whose future of relay was cancelled")
                    .isEqualTo("still here");
            member.endOutput();
            member.awaitEnd("the end of the connection of a member whose future of relay was cancelled");
        }
    }

    @Test
    @Order(4)
    @DisplayName("the future of relay is that of receive: it fails if this side closes the connection")
    void closed() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection member = loopback.serve(loopback.connect());
            CompletableFuture<Void> received = new ChatRoom().relay(member, FRAMES);
            member.close();
            assertThat(failureOf("the end of receiving at a member that this side has closed", received))
                    .as("the failure of receiving at a member that this side has closed")
                    .isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    @Order(5)
    @DisplayName("a message that cannot be encoded closes the connection of its sender, with that reason")
    void cannotBeEncoded() throws Exception {
        RuntimeException refusal = new IllegalArgumentException("this message cannot be encoded");
        try (Loopback loopback = Loopback.open()) {
            Peer sender = loopback.connect();
            AsyncConnection member = loopback.serve(sender);
            new ChatRoom().relay(member, refusing(refusal));
            sender.sendText("a message");
            assertThat(failureOf(
                            "the end of the connection of a member whose message could not be encoded",
                            member.closed()))
                    .as("why the connection was closed of a member whose message could not be encoded")
                    .isSameAs(refusal);
        }
    }

    /** Decodes frames, and encodes none. */
    private static Codec refusing(RuntimeException refusal) {
        return new Codec() {
            @Override
            public ByteBuffer decode(ByteBuffer input) throws ProtocolException {
                return FRAMES.decode(input);
            }

            @Override
            public ByteBuffer encode(ByteBuffer message) {
                throw refusal;
            }
        };
    }

    @Test
    @Order(7)
    @DisplayName("a connection that joins again is one member, and receives each message once")
    void joinsAgain() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer member = loopback.connect();
            AsyncConnection connection = loopback.serve(member);
            ChatRoom room = new ChatRoom();
            room.join(connection);
            room.relay(connection, FRAMES);
            for (String text : new String[] {"one", "two"}) {
                member.sendText(text);
                assertThat(member.readText("\"" + text + "\" at a member that has joined a room twice"))
                        .as("what a member receives next that has joined a room twice")
                        .isEqualTo(text);
            }
        }
    }

    @Test
    @Order(8)
    @DisplayName("the bytes of an encoded message are those from position to limit")
    void positionToLimit() throws Exception {
        Codec codec = new Codec() {
            @Override
            public ByteBuffer decode(ByteBuffer input) throws ProtocolException {
                return FRAMES.decode(input);
            }

            @Override
            public ByteBuffer encode(ByteBuffer message) {
                ByteBuffer encoded = FRAMES.encode(message);
                // Bytes of -1, which start no valid frame, are before the position and behind the limit.
                byte[] array = new byte[encoded.remaining() + 20];
                Arrays.fill(array, (byte) -1);
                ByteBuffer part = ByteBuffer.wrap(array, 5, array.length - 5).slice();
                return part.position(5).put(encoded).flip().position(5);
            }
        };
        try (Loopback loopback = Loopback.open()) {
            Peer member = loopback.connect();
            new ChatRoom().relay(loopback.serve(member), codec);
            for (String text : new String[] {"one", "two"}) {
                member.sendText(text);
                assertThat(member.readText("\"" + text + "\" at a member whose codec leaves space around a message"))
                        .as("what a member receives whose codec leaves space around a message")
                        .isEqualTo(text);
            }
        }
    }

    @Test
    @Order(6)
    @DisplayName("two connections to the same address are two members")
    void sameAddress() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            for (int i = 1; i <= 2; i++) {
                var channel = get("a connection", AsyncSockets.connect(loopback.group(), loopback.address()));
                room.join(new AsyncConnection(channel));
            }
            assertThat(room.members().size())
                    .as("members of a room that two connections to the same address have joined")
                    .isEqualTo(2);
        }
    }

    @Test
    @Order(9)
    @DisplayName("a member that reads late receives each message as it was sent")
    void readsLate() throws Exception {
        String letters = "abcdefghij";
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            Peer sender = loopback.connect();
            room.relay(loopback.serve(sender), FRAMES);
            Peer late = loopback.connectWithSmallBuffer();
            room.relay(loopback.serve(late), FRAMES);
            for (String letter : letters.split("")) {
                sender.sendText(letter.repeat(50_000));
                sender.readFrame("its own message, of 50000 times \"" + letter + "\"");
            }
            for (String letter : letters.split("")) {
                String text = late.readText("the message of \"" + letter + "\" at a member that reads late");
                assertThat(text.replaceAll("(.)\\1*", "$1"))
                        .as("the letters in a message at a member that reads late")
                        .isEqualTo(letter);
            }
        }
    }

    @Test
    @Order(10)
    @DisplayName("a room does not keep a member in memory that is closed, even if it sends nothing more")
    void keepsNoClosedMember() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            WeakReference<AsyncConnection> closed = joinedAndClosed(room, loopback);
            waitUntil("a closed member to be garbage collected, in a room that sends nothing more", () -> {
                System.gc();
                return closed.refersTo(null);
            });
            assertThat(room.members().size())
                    .as("members of a room whose only member was closed")
                    .isZero();
        }
    }

    private static WeakReference<AsyncConnection> joinedAndClosed(ChatRoom room, Loopback loopback) throws Exception {
        AsyncConnection member = new AsyncConnection(loopback.accept());
        room.join(member);
        member.close();
        return new WeakReference<>(member);
    }
}
