package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("how far what is said comes over the bus")
class BusHealthTest {

    private static final long PATIENCE = 20_000;
    private static final long REFUSAL = 6_000;

    private long now;
    private final BusHealth watch = new BusHealth(PATIENCE, REFUSAL, () -> now);

    private void assertReach(BusStatus expected) {
        assertThat(watch.reach()).as("the reach at " + now + " ms").isEqualTo(expected);
    }

    @Test
    @DisplayName("nothing bad is assumed before the first attempt has ended, whatever that takes")
    void start() {
        now = 2 * PATIENCE;
        assertReach(BusStatus.CONNECTED);
        watch.disconnected();
        assertReach(BusStatus.DISCONNECTED);
        assertThat(watch.isDead()).as("dead").isFalse();
    }

    @Test
    @DisplayName("a new connection changes nothing until we hear ourselves on it")
    void connected() {
        watch.disconnected();
        assertReach(BusStatus.DISCONNECTED);
        watch.connected();
        assertReach(BusStatus.DISCONNECTED);
        assertThat(watch.isDead()).as("dead at once").isFalse();
        watch.heardMyself();
        assertReach(BusStatus.CONNECTED);
        watch.disconnected();
        watch.connected();
        now += PATIENCE;
        assertReach(BusStatus.DISCONNECTED);
        assertThat(watch.isDead()).as("dead").isTrue();
    }

    @Test
    @DisplayName("a connection from which nothing comes is away and dead; one from which only others come is mute")
    void silent() {
        watch.connected();
        watch.heardMyself();
        now += PATIENCE - 1;
        assertReach(BusStatus.CONNECTED);
        now += 1;
        assertReach(BusStatus.DISCONNECTED);
        assertThat(watch.isDead()).as("dead").isTrue();
        watch.heardOthers();
        assertReach(BusStatus.RECEIVE_ONLY);
        assertThat(watch.isDead()).as("dead").isFalse();
        watch.heardMyself();
        assertReach(BusStatus.CONNECTED);
    }

    @Test
    @DisplayName(
            "refused: to publish is mute, to subscribe is deaf, both is away; a refusal that is not repeated is over")
    void refused() {
        watch.connected();
        watch.publishRefused();
        assertReach(BusStatus.RECEIVE_ONLY);
        watch.subscribeRefused();
        assertReach(BusStatus.DISCONNECTED);
        assertThat(watch.isDeaf()).as("deaf").isTrue();
        assertThat(watch.isDead()).as("dead").isFalse();
        now += REFUSAL;
        watch.subscribeRefused();
        assertReach(BusStatus.PUBLISH_ONLY);
        watch.heardMyself();
        assertReach(BusStatus.CONNECTED);
        assertThat(watch.isDeaf()).as("deaf").isFalse();
    }
}
