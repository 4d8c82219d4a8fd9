package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.waitUntil;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("4.10 Pause the reader: when a relay pauses")
class Ex4_10_WhenToPauseTest {

    @Test
    @DisplayName("a few bytes are passed on too: they never rise above the high water mark")
    void belowTheHighMark() throws Exception {
        Frames codec = new Frames(Inbox.MAX_LENGTH);
        try (Loopback loopback = Loopback.open()) {
            Peer sender = loopback.connect();
            AsyncConnection from = loopback.serve(sender);
            Peer receiver = loopback.connect();
            AsyncConnection to = loopback.serve(receiver);
            Relay.start(from, to, codec, new WaterMarks(50_000, 400_000));
            sender.sendText("one");
            assertThat(receiver.readText("one message through a relay, with a high water mark of 400000 bytes"))
                    .as("what the receiver has read")
                    .isEqualTo("one");
        }
    }

    @Test
    @DisplayName("the water marks decide, and not how much of the queue is full")
    void aboveTheHighMark() throws Exception {
        Frames codec = new Frames(Inbox.MAX_LENGTH);
        try (Loopback loopback = Loopback.open()) {
            Peer sender = loopback.connect();
            AsyncConnection from = loopback.serve(sender);
            loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            channel.stallWrites();
            AsyncConnection to = new AsyncConnection(channel);
            Peer other = loopback.connect();
            AsyncConnection toOther = loopback.serve(other);
            toOther.receive(codec, message -> toOther.send(codec.encode(message)));
            Relay.start(from, to, codec, new WaterMarks(0, 1));
            sender.sendText("one");
            waitUntil("a message to wait for a receiver that does not read", () -> to.queuedBytes() == 7);
            // The thread that answers here has paused the sender, and would read its next message too.
            assertAnswers(other);
            sender.sendText("two");
            assertAnswers(other);
            assertThat(to.queuedBytes())
                    .as("bytes that wait for a receiver, when the first message of 7 is above the high water mark")
                    .isEqualTo(7);
        }
    }

    private static void assertAnswers(Peer other) throws Exception {
        other.sendText("echo");
        assertThat(other.readText("an echo on another connection, while a relay pauses its sender"))
                .as("the echo on another connection")
                .isEqualTo("echo");
    }
}
