package workshop.zerocopy;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("Step 5's race")
@Timeout(30)
class RaceTest {

    private static final int STOPS = 20;

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

    @Test
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = "on Windows, no signal stops a process for a moment")
    @DisplayName("sends whole messages, also after the load generator was stopped for a moment, as by Ctrl-Z")
    void stoppedForAMoment() throws Exception {
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(toSet());
        try (Race race = new Race(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
                SocketChannel channel = SocketChannel.open(race.address())) {
            ProcessHandle loadGenerator = ProcessHandle.current()
                    .children()
                    .filter(child -> !before.contains(child))
                    .findAny()
                    .orElseThrow();
            AtomicInteger received = new AtomicInteger();
            AtomicReference<MessageConsumer> itself = new AtomicReference<>();
            itself.set(new MessageConsumer(channel, "race", new BufferPool(64 * 1024, 1), message -> {
                // While this thread does not read, the load generator is blocked in a write.
                if (received.incrementAndGet() % 100_000 == 0) {
                    signal("STOP", loadGenerator);
                    signal("CONT", loadGenerator);
                }
                if (received.get() == STOPS * 100_000) {
                    itself.get().close();
                }
            }));
            itself.get().consume();
            assertThat(received).as("messages received").hasValue(STOPS * 100_000);
        }
    }

    private static void signal(String name, ProcessHandle process) throws IOException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .onExit()
                .join();
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
