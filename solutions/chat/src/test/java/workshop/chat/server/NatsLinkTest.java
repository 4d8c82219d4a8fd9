package workshop.chat.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the link to a NATS server")
class NatsLinkTest {

    /** Has no memory when the first connection is made. */
    private static final class Listener implements NatsLink.Listener {

        private final AtomicInteger connected = new AtomicInteger();

        @Override
        public void connected() {
            if (connected.incrementAndGet() == 1) {
                throw new OutOfMemoryError("of a test");
            }
        }

        @Override
        public void disconnected() {}

        @Override
        public void publishRefused() {}

        @Override
        public void subscribeRefused() {}

        @Override
        public void received(byte[] data) {}
    }

    @Test
    @DisplayName("connects again after there was no memory for a moment")
    void error() throws IOException {
        Listener listener = new Listener();
        try (Log log = new Log();
                FakeNats nats = new FakeNats(1024 * 1024);
                NatsLink link = new NatsLink(NatsUrl.parse(nats.url()), "london", NatsBus.SUBJECT, listener)) {
            link.start();
            await("a second connection").until(() -> listener.connected.get() == 2);
            await("the reason in the log").until(() -> log.text().contains("OutOfMemoryError: of a test"));
        }
    }
}
