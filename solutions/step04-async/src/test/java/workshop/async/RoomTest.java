package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("Step 4's reference: a room whose members drain, have short queues, or join again")
@Timeout(10)
class RoomTest {

    private static final int SMALL_BUFFER = 32 * 1024;

    private AsynchronousChannelGroup group;
    private AsynchronousServerSocketChannel listener;
    private final List<Socket> peers = new ArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        group = AsynchronousChannelGroup.withFixedThreadPool(1, Executors.defaultThreadFactory());
        listener = AsynchronousServerSocketChannel.open(group)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void closeAll() throws IOException {
        for (Socket peer : peers) {
            peer.close();
        }
        group.shutdownNow();
    }

    /** Connects a peer with small buffers, and returns the server's end. */
    private AsyncConnection connect(int maxQueuedBytes) throws Exception {
        Socket peer = new Socket();
        peers.add(peer);
        peer.setReceiveBufferSize(SMALL_BUFFER);
        peer.setSoTimeout(5000);
        peer.connect(listener.getLocalAddress());
        AsynchronousSocketChannel channel = listener.accept().get(5, TimeUnit.SECONDS);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SMALL_BUFFER);
        return new AsyncConnection(channel, maxQueuedBytes);
    }

    @Test
    @DisplayName("a member that drains gets all of its queue, also if its peer ends its half first")
    void drains() throws Exception {
        int size = 1_000_000;
        AsyncConnection member = connect(2 * size);
        Socket peer = peers.getFirst();
        ChatRoom room = new ChatRoom();
        CompletableFuture<Void> received = room.relay(member, new Frames(1000));
        member.send(ByteBuffer.allocate(size));

        CompletableFuture<Void> closed = member.closeAfterDrain(Duration.ofSeconds(5));
        room.broadcast(ByteBuffer.allocate(1));
        assertThat(room.members())
                .as("the members of the room, one of which drains and takes no more bytes")
                .containsExactly(member);
        peer.shutdownOutput();
        received.get(5, TimeUnit.SECONDS);

        assertThat(peer.getInputStream().readAllBytes().length)
                .as("bytes that the peer reads of %d", size)
                .isEqualTo(size);
        assertThatCode(() -> closed.get(5, TimeUnit.SECONDS))
                .as("the end of the drain")
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName(
            "members that read get all messages of one read, also if these are more than a member's queue can hold")
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = "a write completes within the call there, so that the queue is empty again")
    void shortQueues() throws Exception {
        Frames frames = new Frames(1000);
        ChatRoom room = new ChatRoom();
        List<AsyncConnection> members = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            members.add(connect(4096));
        }
        for (AsyncConnection member : members) {
            room.relay(member, frames);
        }
        Socket sender = peers.getFirst();
        // A large message first: after it, the connection reads into a large buffer.
        sender.getOutputStream().write(new byte[] {0, 0, 1, -12});
        sender.getOutputStream().write(new byte[500]);
        assertReceive("a large message", 504);

        byte[] burst = new byte[100 * 81];
        for (int i = 0; i < burst.length; i += 81) {
            burst[i + 3] = 77;
        }
        sender.getOutputStream().write(burst);

        assertReceive("a hundred messages", burst.length);
    }

    @Test
    @DisplayName("a broadcast for which there is no memory at one member closes this member, and the others get it")
    void errorOfAMember() throws Exception {
        OutOfMemoryError error = new OutOfMemoryError("no memory for the message of a SlowConsumerException");
        SocketAddress unprintable = new SocketAddress() {
            @Override
            public String toString() {
                throw error;
            }
        };
        AsyncConnection failing = new AsyncConnection(
                new MemoryChannel(Runnable::run) {
                    @Override
                    public SocketAddress getRemoteAddress() {
                        return unprintable;
                    }
                },
                1);
        failing.enqueue(ByteBuffer.allocate(1));
        CompletableFuture<Void> closed = failing.closed();
        ChatRoom room = new ChatRoom();
        room.join(failing);
        for (int i = 0; i < 10; i++) {
            room.join(new AsyncConnection(new MemoryChannel(Runnable::run)));
        }

        assertThatCode(() -> room.enqueue(ByteBuffer.allocate(1)))
                .as("the broadcast")
                .doesNotThrowAnyException();

        assertThat(closed.handle((end, failure) -> failure).get(5, TimeUnit.SECONDS))
                .as("the failure of closed()")
                .isSameAs(error);
        assertThat(room.members())
                .as("the other members, with the bytes that wait for each")
                .hasSize(10)
                .allMatch(member -> member.queuedBytes() == 1);
    }

    @Test
    @DisplayName("a broadcast of null is a fault of the caller, and no member is closed")
    void broadcastOfNull() throws Exception {
        AsyncConnection member = new AsyncConnection(new MemoryChannel(Runnable::run));
        ChatRoom room = new ChatRoom();
        room.join(member);

        assertThatThrownBy(() -> room.broadcast(null)).isInstanceOf(NullPointerException.class);

        assertThat(room.members()).as("the members").containsExactly(member);
    }

    @Test
    @DisplayName("a member that joins again and again takes no more memory")
    void joinsAgain() throws Exception {
        AsyncConnection member = new AsyncConnection(new MemoryChannel(Runnable::run));
        ChatRoom room = new ChatRoom();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        room.join(member);

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            room.join(member);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes of memory that 10,000 further calls of join take")
                .isLessThan(100_000);
    }

    private void assertReceive(String what, int count) throws IOException {
        for (int i = 0; i < peers.size(); i++) {
            assertThat(peers.get(i).getInputStream().readNBytes(count).length)
                    .as("bytes of %s that peer %d reads", what, i)
                    .isEqualTo(count);
        }
    }
}
