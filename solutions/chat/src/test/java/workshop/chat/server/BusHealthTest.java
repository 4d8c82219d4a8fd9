package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("how far messages get over the bus")
class BusHealthTest {

    private static final long TIMEOUT = 20_000;
    private static final long REFUSAL_TIME = 6_000;

    private long now;
    private final BusHealth health = new BusHealth(TIMEOUT, REFUSAL_TIME, () -> now);

    private void assertStatus(BusStatus expected) {
        assertThat(health.status()).as("the status at " + now + " ms").isEqualTo(expected);
    }

    @Test
    @DisplayName("the bus is assumed to work until the first attempt has ended, however long that takes")
    void start() {
        now = 2 * TIMEOUT;
        assertStatus(BusStatus.CONNECTED);
        health.disconnected();
        assertStatus(BusStatus.DISCONNECTED);
        assertThat(health.isDead()).as("dead").isFalse();
    }

    @Test
    @DisplayName("a new connection changes nothing until a message of this server comes back on it")
    void connected() {
        health.disconnected();
        assertStatus(BusStatus.DISCONNECTED);
        health.connected();
        assertStatus(BusStatus.DISCONNECTED);
        assertThat(health.isDead()).as("dead at once").isFalse();
        health.receivedOwn(now);
        assertStatus(BusStatus.CONNECTED);
        health.disconnected();
        health.connected();
        now += TIMEOUT;
        assertStatus(BusStatus.DISCONNECTED);
        assertThat(health.isDead()).as("dead").isTrue();
    }

    @Test
    @DisplayName(
            "nothing arrives: the bus is disconnected and dead; only messages of others arrive: it is receive-only")
    void nothingArrives() {
        health.connected();
        health.receivedOwn(now);
        now += TIMEOUT - 1;
        assertStatus(BusStatus.CONNECTED);
        now += 1;
        assertStatus(BusStatus.DISCONNECTED);
        assertThat(health.isDead()).as("dead").isTrue();
        health.receivedOthers();
        assertStatus(BusStatus.RECEIVE_ONLY);
        assertThat(health.isDead()).as("dead").isFalse();
        health.receivedOwn(now);
        assertStatus(BusStatus.CONNECTED);
    }

    @Test
    @DisplayName(
            "publish refused: receive-only; subscribe refused: publish-only; both: disconnected; a message published later ends a refusal")
    void refused() {
        health.connected();
        health.publishRefused();
        assertStatus(BusStatus.RECEIVE_ONLY);
        health.subscribeRefused();
        assertStatus(BusStatus.DISCONNECTED);
        assertThat(health.isSubscribeRefused())
                .as("the subscription is refused")
                .isTrue();
        assertThat(health.isDead()).as("dead").isFalse();
        now += REFUSAL_TIME;
        health.subscribeRefused();
        assertStatus(BusStatus.PUBLISH_ONLY);
        health.receivedOwn(now);
        assertStatus(BusStatus.PUBLISH_ONLY);
        now += 1;
        health.receivedOwn(now);
        assertStatus(BusStatus.CONNECTED);
        assertThat(health.isSubscribeRefused())
                .as("the subscription is refused")
                .isFalse();
    }
}
