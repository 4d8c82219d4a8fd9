package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("2.8 Stop without a grace period: handlers that return late")
@Timeout(6)
class Ex2_8_WaitTest {

    @Test
    @DisplayName("an interrupt does not end the wait for the handlers, also when it comes during this wait")
    void interrupted() throws Exception {
        var handler = new SlowHandler();
        try (TestServer server = TestServer.start(handler, 10);
                Socket idle = server.connect()) {
            Loopback.assertEcho(idle, "hello", "a client, before the stop");
            Thread stopping = Thread.startVirtualThread(() -> {
                server.stop(Duration.ZERO);
                handler.stopHasReturned();
            });
            Loopback.assertEnds(idle, "the connection of a client, after a stop without a grace period");

            stopping.interrupt();

            assertThat(handler.outlivedStop())
                    .as("how many handlers still ran when a stop returned that was interrupted after its deadline")
                    .isZero();
        }
    }
}
