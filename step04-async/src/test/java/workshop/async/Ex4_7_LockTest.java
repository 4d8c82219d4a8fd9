package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.get;
import static workshop.async.Loopback.waitUntil;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.7 Broadcast: the room closes a member")
class Ex4_7_LockTest {

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    @Test
    @Order(1)
    @DisplayName("no lock of the room is held when the room closes a member that cannot take a message")
    void noLockHeld() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection full = full(loopback);
            ChatRoom room = new ChatRoom();
            room.join(full);
            CompletableFuture<Boolean> usable = full.closed().handle((end, reason) -> isUsableByOthers(room));
            room.enqueue(ByteBuffer.allocate(1));
            assertThat(get("the dependent action of closed()", usable))
                    .as("another thread can use the room while the room closes a member (false: a lock is held)")
                    .isTrue();
        }
    }

    @Test
    @Order(2)
    @DisplayName("no lock of the room is held when a flush of the room closes a member")
    void flush() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            channel.failWritesAfter(0, () -> {
                throw new IllegalStateException("thrown by a write");
            });
            AsyncConnection member = new AsyncConnection(channel);
            ChatRoom room = new ChatRoom();
            room.join(member);
            room.enqueue(ByteBuffer.allocate(1));
            CompletableFuture<Boolean> usable = member.closed().handle((end, reason) -> isUsableByOthers(room));
            room.flush();
            assertThat(get("the dependent action of closed(), after a write has failed", usable))
                    .as("another thread can use the room while the room closes a member (false: a lock is held)")
                    .isTrue();
        }
    }

    @Test
    @Order(3)
    @DisplayName("the messages of a member go on while a message of another one closes a third member")
    void relayed() throws Exception {
        CountDownLatch passedOn = new CountDownLatch(1);
        try (Loopback loopback = Loopback.open(2)) {
            AsyncConnection full = full(loopback);
            // The thread that closes this member stays here.
            full.closed().whenComplete((end, reason) -> Loopback.holdThread(passedOn));
            ChatRoom room = new ChatRoom();
            room.join(full);
            Peer first = loopback.connect();
            room.relay(loopback.serve(first), FRAMES);
            Peer second = loopback.connect();
            room.relay(loopback.serve(second), FRAMES);
            first.sendText("one");
            waitUntil("a member to be closed that cannot take a message", () -> !full.isOpen());
            second.sendText("two");
            String what = "its own message at a member, while a message of another one closes a third";
            // The room goes through its members in any order: "one" may come before, or later.
            String text = second.readText(what);
            assertThat(text.equals("one") ? second.readText(what) : text)
                    .as("%s", what)
                    .isEqualTo("two");
            passedOn.countDown();
        }
    }

    private static AsyncConnection full(Loopback loopback) throws Exception {
        AsyncConnection full = loopback.serve(loopback.connect(), 100);
        assertThat(full.enqueue(ByteBuffer.allocate(100)))
                .as("a queue for 100 bytes takes 100")
                .isTrue();
        return full;
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
