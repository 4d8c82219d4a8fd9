package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Step 5's race")
@Timeout(30)
class RaceTest {

    @Test
    @DisplayName(
            "ends with an error if a consumer goes on after its channel was closed: two at once cannot be compared")
    void consumerThatGoesOn() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (Race race = new Race(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100)) {
            Race.Consumer consumer = (channel, received) -> {
                received.countUp();
                end.await();
            };
            assertThatThrownBy(() -> race.turn(consumer, 10))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("still running");
        } finally {
            end.countDown();
        }
    }

    @Test
    @DisplayName("ends with the error of the connection if the load generator has ended, and at once")
    void noLoadGenerator() throws Exception {
        Race race = new Race(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        race.close();
        await("the end of the load generator").until(() -> refuses(race.address()));

        assertThatThrownBy(() -> race.turn((channel, received) -> {}, 10)).isInstanceOf(ConnectException.class);
    }

    private static boolean refuses(InetSocketAddress address) throws IOException {
        try {
            SocketChannel.open(address).close();
            return false;
        } catch (ConnectException e) {
            return true;
        }
    }
}
