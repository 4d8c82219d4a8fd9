package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("how far what is said comes over the bus")
class BusWatchTest {

    private static final long PATIENCE = 20_000;
    private static final long REFUSAL = 6_000;

    private long now;
    private final BusWatch watch = new BusWatch(PATIENCE, REFUSAL, () -> now);

    private void assertReach(BusReach expected) {
        assertThat(watch.reach()).as("the reach at " + now + " ms").isEqualTo(expected);
    }

    @Test
    @DisplayName("nothing bad is assumed before the first attempt has ended, whatever that takes")
    void start() {
        now = 2 * PATIENCE;
        assertReach(BusReach.BOTH_WAYS);
        watch.disconnected();
        assertReach(BusReach.AWAY);
        assertThat(watch.isDead()).as("dead").isFalse();
    }

    @Test
    @DisplayName("a new connection changes nothing until we hear ourselves on it")
    void connected() {
        watch.disconnected();
        assertReach(BusReach.AWAY);
        watch.connected();
        assertReach(BusReach.AWAY);
        assertThat(watch.isDead()).as("dead at once").isFalse();
        watch.heardMyself();
        assertReach(BusReach.BOTH_WAYS);
        watch.disconnected();
        watch.connected();
        now += PATIENCE;
        assertReach(BusReach.AWAY);
        assertThat(watch.isDead()).as("dead").isTrue();
    }

    @Test
    @DisplayName("a connection from which nothing comes is away and dead; one from which only others come is mute")
    void silent() {
        watch.connected();
        watch.heardMyself();
        now += PATIENCE - 1;
        assertReach(BusReach.BOTH_WAYS);
        now += 1;
        assertReach(BusReach.AWAY);
        assertThat(watch.isDead()).as("dead").isTrue();
        watch.heardOthers();
        assertReach(BusReach.MUTE);
        assertThat(watch.isDead()).as("dead").isFalse();
        watch.heardMyself();
        assertReach(BusReach.BOTH_WAYS);
    }

    @Test
    @DisplayName(
            "refused: to publish is mute, to subscribe is deaf, both is away; a refusal that is not repeated is over")
    void refused() {
        watch.connected();
        watch.publishRefused();
        assertReach(BusReach.MUTE);
        watch.subscribeRefused();
        assertReach(BusReach.AWAY);
        assertThat(watch.isDeaf()).as("deaf").isTrue();
        assertThat(watch.isDead()).as("dead").isFalse();
        now += REFUSAL;
        watch.subscribeRefused();
        assertReach(BusReach.DEAF);
        watch.heardMyself();
        assertReach(BusReach.BOTH_WAYS);
        assertThat(watch.isDeaf()).as("deaf").isFalse();
    }
}
