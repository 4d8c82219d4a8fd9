package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.chat.server.Sequences.Verdict;

@DisplayName("the sequence numbers of messages on the bus")
class SequencesTest {

    private static final UUID LONDON = new UUID(0, 1);
    private static final UUID PARIS = new UUID(0, 2);

    private static final Duration LATE = Duration.ofSeconds(20);

    /** Milliseconds. */
    private long now = 1_000_000;

    private final Sequences all = new Sequences(LATE, () -> now);

    private Verdict message(UUID origin, long sequence) {
        return all.message(origin, sequence, now);
    }

    private Verdict beacon(UUID origin, long sequence) {
        return all.beacon(origin, sequence, now);
    }

    @Test
    @DisplayName("messages before the first one received are no loss")
    void first() {
        assertThat(message(LONDON, 100)).isEqualTo(new Verdict(0, false, true));
        assertThat(beacon(PARIS, 50)).isEqualTo(new Verdict(0, false, false));
        assertThat(message(PARIS, 51)).isEqualTo(new Verdict(0, false, true));
    }

    @Test
    @DisplayName("one after another")
    void inOrder() {
        message(LONDON, 1);
        assertThat(message(LONDON, 2)).isEqualTo(new Verdict(0, false, true));
        assertThat(beacon(LONDON, 2)).isEqualTo(new Verdict(0, false, false));
        assertThat(message(LONDON, 3)).isEqualTo(new Verdict(0, false, true));
    }

    @Test
    @DisplayName("a gap counts as so many lost messages, once")
    void gap() {
        message(LONDON, 1);
        assertThat(message(LONDON, 5)).isEqualTo(new Verdict(3, false, true));
        assertThat(message(LONDON, 6)).isEqualTo(new Verdict(0, false, true));
    }

    @Test
    @DisplayName("a gap at the end is noticed by the next beacon")
    void gapAtTheEnd() {
        message(LONDON, 1);
        assertThat(beacon(LONDON, 4)).isEqualTo(new Verdict(3, false, true));
        assertThat(beacon(LONDON, 4)).isEqualTo(new Verdict(0, false, false));
        assertThat(message(LONDON, 5)).isEqualTo(new Verdict(0, false, true));
    }

    @Test
    @DisplayName("a message that comes twice, or too late, is not new")
    void duplicate() {
        message(LONDON, 7);
        assertThat(message(LONDON, 7).isNew()).isFalse();
        assertThat(message(LONDON, 3).isNew()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_000_000, Long.MAX_VALUE})
    @DisplayName("one forged number, high or low, changes nothing")
    void forged(long sequence) {
        message(LONDON, 500_000);
        assertThat(beacon(LONDON, sequence).lost()).isZero();
        assertThat(message(LONDON, 500_001)).isEqualTo(new Verdict(0, false, true));
        now += Sequences.SETTLING_TIME.toMillis();
        assertThat(beacon(LONDON, sequence).lost()).as("forged again").isZero();
        assertThat(message(LONDON, 500_002)).isEqualTo(new Verdict(0, false, true));
    }

    @Test
    @DisplayName("a forged number that was believed is corrected when the server has sent others for some seconds")
    void undone() {
        message(LONDON, 7);
        assertThat(message(LONDON, 90_000).lost()).isEqualTo(89_992);
        assertThat(message(LONDON, 8).isNew()).isFalse();
        now += Sequences.SETTLING_TIME.toMillis();
        assertThat(message(LONDON, 9)).isEqualTo(new Verdict(0, false, true));
        assertThat(message(LONDON, 10)).isEqualTo(new Verdict(0, false, true));
        assertThat(message(LONDON, 12)).isEqualTo(new Verdict(1, false, true));
    }

    @Test
    @DisplayName("a large gap is believed after some seconds, and the messages meanwhile are shown")
    void great() {
        message(LONDON, 7);
        assertThat(beacon(LONDON, 1_000_007)).isEqualTo(new Verdict(0, false, true));
        assertThat(message(LONDON, 1_000_008)).isEqualTo(new Verdict(0, false, true));
        now += Sequences.SETTLING_TIME.toMillis();
        assertThat(beacon(LONDON, 1_000_008).lost()).isEqualTo(1_000_001);
        assertThat(beacon(LONDON, 1_000_008).lost()).isZero();
    }

    @Test
    @DisplayName(
            "a message that was on its way for too long counts as lost, once, whatever the clock of its server shows")
    void late() {
        all.message(LONDON, 1, 5);
        now += 21_000;
        assertThat(all.message(LONDON, 2, 6)).isEqualTo(new Verdict(1, true, false));
        assertThat(all.message(LONDON, 3, 900)).isEqualTo(new Verdict(1, true, false));
        assertThat(all.message(LONDON, 4, 1_005)).isEqualTo(new Verdict(0, false, true));
        assertThat(all.beacon(LONDON, 7, 21_005)).isEqualTo(new Verdict(3, false, true));
    }

    @Test
    @DisplayName("when two clocks drift apart by a minute in a day, no message counts as late")
    void drift() {
        for (long second = 1; second < 24 * 60 * 60; second += 2) {
            assertThat(all.beacon(LONDON, 1, second * 1000).isLate()).isFalse();
            now += 2_001;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE})
    @DisplayName("one forged time keeps a server from being heard for some seconds at most")
    void forgedTime(long time) {
        all.message(LONDON, 1, 1_000_000);
        all.beacon(LONDON, 1, time);
        long sequence = 2;
        for (int i = 0; i < 3; i++) {
            now += 2_000;
            all.message(LONDON, sequence++, 1_002_000 + 2_000 * i);
        }
        assertThat(all.message(LONDON, sequence, 1_006_000).isNew()).isTrue();
    }

    @Test
    @DisplayName("a clock that has jumped is believed after some seconds")
    void jump() {
        all.message(LONDON, 1, 900_000);
        assertThat(all.message(LONDON, 2, 100_000).isLate()).isTrue();
        now += Sequences.SETTLING_TIME.toMillis();
        assertThat(all.message(LONDON, 3, 103_000)).isEqualTo(new Verdict(0, false, true));
    }

    @Test
    @DisplayName("each server has its own numbers")
    void apart() {
        message(LONDON, 7);
        message(PARIS, 3);
        assertThat(message(LONDON, 8)).isEqualTo(new Verdict(0, false, true));
        assertThat(message(PARIS, 4)).isEqualTo(new Verdict(0, false, true));
    }

    @Test
    @DisplayName("of too many servers, the one whose last message is the oldest is forgotten")
    void bounded() {
        message(LONDON, 1);
        message(PARIS, 1);
        for (int i = 0; i < Sequences.MAX_SERVERS - 1; i++) {
            message(new UUID(1, i), 1);
            message(PARIS, i + 2);
        }
        assertThat(message(LONDON, 9)).as("forgotten, so no loss").isEqualTo(new Verdict(0, false, true));
        assertThat(message(PARIS, Sequences.MAX_SERVERS + 9).lost())
                .as("remembered")
                .isEqualTo(8);
    }
}
