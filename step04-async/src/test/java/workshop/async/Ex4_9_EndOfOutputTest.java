package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.9 Drain, then close: the end of the output")
class Ex4_9_EndOfOutputTest {

    @Test
    @Order(1)
    @DisplayName("if it throws a RuntimeException, the connection is closed with that reason")
    void throwsRuntimeException() throws Exception {
        assertClosedWith(new IllegalStateException("thrown by shutdownOutput"), "a RuntimeException");
    }

    @Test
    @Order(2)
    @DisplayName("if it throws an Error, the connection is closed with that reason")
    void throwsError() throws Exception {
        assertClosedWith(new Error("thrown by shutdownOutput"), "an Error");
    }

    private static void assertClosedWith(Throwable thrown, String type) throws Exception {
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            channel.failEndOfOutput(thrown);
            AsyncConnection connection = new AsyncConnection(channel);
            assertThat(failureOf(
                            "the end of a connection whose shutdownOutput threw " + type,
                            connection.closeAfterDrain(Duration.ofMinutes(1))))
                    .as("why a connection was closed whose shutdownOutput threw %s", type)
                    .isSameAs(thrown);
        }
    }
}
