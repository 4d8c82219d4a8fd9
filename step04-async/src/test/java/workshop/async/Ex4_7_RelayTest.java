package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
            room.join(new AsyncConnection(channel));
            room.enqueue(FRAMES.encode(UTF_8.encode("one")));
            assertThat(channel.writes())
                    .as("writes that enqueue of a room has started, before its flush")
                    .isZero();
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
}
