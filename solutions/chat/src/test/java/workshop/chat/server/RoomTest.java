package workshop.chat.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.chat.Peer;
import workshop.chat.protocol.Message.Broadcast;

@DisplayName("the room")
class RoomTest {

    /** An outage that ends while a guest joins. */
    private static final class Outage implements Bus {

        private final CountDownLatch joins = new CountDownLatch(1);
        private final Thread end;

        Outage(Thread end) {
            this.end = end;
        }

        @Override
        public void publish(Broadcast broadcast, Consumer<String> onRefused) {}

        @Override
        public Optional<String> outage() {
            joins.countDown();
            await("the end of the outage, which was told or waits for the guest")
                    .until(() -> List.of(Thread.State.BLOCKED, Thread.State.TERMINATED)
                            .contains(end.getState()));
            return Optional.of("an outage");
        }

        @Override
        public void close() {}
    }

    @Test
    @DisplayName("a guest that joins while an outage ends hears of its end last")
    void order() throws Exception {
        Outage[] bus = new Outage[1];
        BusConnector connector = room -> {
            bus[0] = new Outage(Thread.ofPlatform().daemon().unstarted(() -> room.tell("it is over")));
            return bus[0];
        };
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (ChatServer server = ChatServer.start(anyPort, Limits.DEFAULT, connector);
                Peer ada = Peer.of(server.port())) {
            endWhenJoining(bus[0]);
            ada.expect(Peer.broadcast("server", "an outage"));
            ada.expect(Peer.broadcast("server", "it is over"));
        }
    }

    private static void endWhenJoining(Outage bus) throws InterruptedException, IOException {
        if (!bus.joins.await(10, TimeUnit.SECONDS)) {
            throw new IOException("nobody joined within 10 s");
        }
        bus.end.start();
    }
}
