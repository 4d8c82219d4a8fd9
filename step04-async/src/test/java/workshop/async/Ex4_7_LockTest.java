package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.get;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("4.7 Broadcast: the room closes a member")
class Ex4_7_LockTest {

    @Test
    @DisplayName("no lock of the room is held when the room closes a member that cannot take a message")
    void noLockHeld() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection full = loopback.serve(loopback.connect(), 100);
            assertThat(full.enqueue(ByteBuffer.allocate(100)))
                    .as("a queue for 100 bytes takes 100")
                    .isTrue();
            ChatRoom room = new ChatRoom();
            room.join(full);
            CompletableFuture<Boolean> usable = full.closed().handle((end, reason) -> isUsableByOthers(room));
            room.enqueue(ByteBuffer.allocate(1));
            assertThat(get("the dependent action of closed()", usable))
                    .as("another thread can use the room while the room closes a member (false: a lock is held)")
                    .isTrue();
        }
    }

    private static boolean isUsableByOthers(ChatRoom room) {
        Thread other = Thread.ofVirtual().start(() -> {
            room.members();
            room.broadcast(ByteBuffer.allocate(0));
        });
        try {
            return other.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            return false;
        }
    }
}
