package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.waitUntil;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.7 Broadcast: the queues of the members")
class Ex4_7_QueuesTest {

    private static final int SIZE = 100_000;
    private static final int MEMBERS = 10;

    @Test
    @Order(1)
    @DisplayName("a flush of the room flushes each member, also what was added to the queue of one member only")
    void flush() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            AsyncConnection member = new AsyncConnection(channel);
            room.join(member);
            member.enqueue(new Frames(SIZE).encode(UTF_8.encode("for you only")));
            room.flush();
            waitUntil(
                    "a write, after a flush of a room where a message waits for one member only",
                    () -> channel.writes() == 1);
            assertThat(peer.readText("a message in the queue of a member, after a flush of its room"))
                    .as("a message for one member")
                    .isEqualTo("for you only");
        }
    }

    @Test
    @Order(3)
    @DisplayName("a message of a member is encoded once, and closes a member whose queue cannot take it")
    void relayed() throws Exception {
        Frames frames = new Frames(SIZE);
        AtomicInteger encoded = new AtomicInteger();
        Codec counting = new Codec() {
            @Override
            public ByteBuffer decode(ByteBuffer input) throws ProtocolException {
                return frames.decode(input);
            }

            @Override
            public ByteBuffer encode(ByteBuffer message) {
                encoded.incrementAndGet();
                return frames.encode(message);
            }
        };
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            Peer sender = loopback.connect();
            room.relay(loopback.serve(sender), counting);
            AsyncConnection small = loopback.serve(loopback.connect(), 10);
            room.join(small);
            AsyncConnection smaller = loopback.serve(loopback.connect(), 9);
            room.join(smaller);
            sender.sendText("too long for two members");
            Throwable reason =
                    failureOf("the end of a member whose queue is too short for another's message", small.closed());
            assertThat(reason)
                    .as("why a member was closed whose queue is too short for another's message")
                    .isInstanceOf(IllegalArgumentException.class);
            // Its own reason names its own limit.
            assertThat(failureOf("the end of a second member whose queue is too short", smaller.closed()))
                    .as("why a member was closed whose queue is too short for another's message")
                    .isNotSameAs(reason);
            assertThat(sender.readText("its own message at a sender, which another member cannot take"))
                    .as("what the sender receives")
                    .isEqualTo("too long for two members");
            assertThat(encoded.get())
                    .as("how often one message was encoded, for three members")
                    .isEqualTo(1);
        }
    }

    @Test
    @Order(2)
    @DisplayName("the queues of all members share the bytes of a message")
    void share() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            for (int i = 0; i < MEMBERS; i++) {
                room.join(loopback.serve(loopback.connect()));
            }
            ByteBuffer message = ByteBuffer.allocate(SIZE);
            room.enqueue(message);
            assertThat(message.remaining())
                    .as("bytes from position to limit of a message, when enqueue of a room has returned")
                    .isEqualTo(SIZE);
            long before = threads.getCurrentThreadAllocatedBytes();
            room.enqueue(message);
            // One copy for all members would be no mistake.
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as(
                            "bytes that enqueue of a room has allocated, for a message of %d bytes and %d members",
                            SIZE, MEMBERS)
                    .isLessThan(MEMBERS * SIZE / 2);
        }
    }

    @Test
    @Order(4)
    @DisplayName("a message is encoded by the codec of the member that sent it")
    void codecOfTheSender() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            Peer first = loopback.connect();
            room.relay(loopback.serve(first), encoding(text -> "from the first: " + text));
            Peer second = loopback.connect();
            room.relay(loopback.serve(second), encoding(text -> "from the second: " + text));
            first.sendText("hello");
            assertThat(second.readText("a message of a member with another codec"))
                    .as("a message of the first member, at the second, which has another codec")
                    .isEqualTo("from the first: hello");
        }
    }

    @Test
    @Order(5)
    @DisplayName("a message that cannot be encoded does not keep back those before it")
    void beforeARefusal() throws Exception {
        ChatRoom room = new ChatRoom();
        try (Loopback loopback = Loopback.open()) {
            Peer sender = loopback.connect();
            room.relay(loopback.serve(sender), encoding(Ex4_7_QueuesTest::refuseBad));
            Peer receiver = loopback.connect();
            room.join(loopback.serve(receiver));
            byte[] good = Peer.frame("good".getBytes(UTF_8));
            byte[] bad = Peer.frame("bad".getBytes(UTF_8));
            sender.send(ByteBuffer.allocate(good.length + bad.length)
                    .put(good)
                    .put(bad)
                    .array());
            assertThat(receiver.readText("a message at another member, sent before one that cannot be encoded"))
                    .as("a message that was sent before one that cannot be encoded")
                    .isEqualTo("good");
        }
    }

    private static String refuseBad(String text) {
        if (text.equals("bad")) {
            throw new IllegalArgumentException("this message cannot be encoded");
        }
        return text;
    }

    /** Decodes frames, and changes each text before it encodes it. */
    private static Codec encoding(UnaryOperator<String> change) {
        Frames frames = new Frames(SIZE);
        return new Codec() {
            @Override
            public ByteBuffer decode(ByteBuffer input) throws ProtocolException {
                return frames.decode(input);
            }

            @Override
            public ByteBuffer encode(ByteBuffer message) {
                String text = UTF_8.decode(message.duplicate()).toString();
                return frames.encode(UTF_8.encode(change.apply(text)));
            }
        };
    }
}
