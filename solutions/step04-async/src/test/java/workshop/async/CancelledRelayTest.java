package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
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

@DisplayName("Step 4's reference: a relay whose future was cancelled still ends its connections")
@Timeout(10)
class CancelledRelayTest {

    private static final Frames FRAMES = new Frames(100);

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

    private AsyncConnection connect() throws Exception {
        Socket peer = new Socket();
        peers.add(peer);
        peer.setSoTimeout(5000);
        peer.connect(listener.getLocalAddress());
        return new AsyncConnection(listener.accept().get(5, TimeUnit.SECONDS));
    }

    @Test
    @DisplayName("a room closes a member whose peer has ended its output")
    void room() throws Exception {
        ChatRoom room = new ChatRoom();
        CompletableFuture<Void> received = room.relay(connect(), FRAMES);
        received.cancel(false);

        peers.getFirst().shutdownOutput();

        await("an empty room").until(() -> room.members().isEmpty());
    }

    @Test
    @DisplayName("a relay passes the rest of the messages, and then the end of the stream")
    void relay() throws Exception {
        AsyncConnection from = connect();
        AsyncConnection to = connect();
        CompletableFuture<Void> received = Relay.start(from, to, FRAMES, new WaterMarks(10, 20));
        received.cancel(false);
        byte[] frame = {0, 0, 0, 1, 'x'};

        peers.getFirst().getOutputStream().write(frame);
        peers.getFirst().shutdownOutput();

        assertThat(peers.getLast().getInputStream().readAllBytes())
                .as("what the receiver reads until the end of the stream")
                .isEqualTo(frame);
    }
}
