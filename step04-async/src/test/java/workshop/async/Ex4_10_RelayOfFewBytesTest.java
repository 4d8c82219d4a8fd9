package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("4.10 Pause the reader: a relay that pauses after each message")
class Ex4_10_RelayOfFewBytesTest {

    private static final int MESSAGES = 500;

    @Test
    @DisplayName("every message arrives, although each of them pauses the sender")
    void pausesAfterEachMessage() throws Exception {
        Frames codec = new Frames(4);
        // With two threads, the end of a write and the pause may come at the same time.
        try (Loopback loopback = Loopback.open(2)) {
            Peer sender = loopback.connect();
            AsyncConnection from = loopback.serve(sender);
            Peer receiver = loopback.connect();
            AsyncConnection to = loopback.serve(receiver);
            Relay.start(from, to, codec, new WaterMarks(0, 1));

            Thread sending = Thread.ofVirtual().start(() -> sendNumbers(sender, from));
            for (int i = 0; i < MESSAGES; i++) {
                byte[] message = receiver.readFrame("message " + i + " through a relay whose marks are 0 and 1");
                assertThat(ByteBuffer.wrap(message).getInt())
                        .as("the number of message %d", i)
                        .isEqualTo(i);
            }
            sending.join();
        }
    }

    private static void sendNumbers(Peer sender, AsyncConnection from) {
        try {
            for (int i = 0; i < MESSAGES; i++) {
                sender.send(Peer.frame(ByteBuffer.allocate(4).putInt(i).array()));
            }
        } catch (Exception | AssertionError e) {
            from.close(e);
        }
    }
}
