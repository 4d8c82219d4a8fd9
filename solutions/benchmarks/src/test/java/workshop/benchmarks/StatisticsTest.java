package workshop.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void ofAnOddNumberOfRounds() {
        assertThat(Statistics.of(List.of(5.0, 1.0, 3.0))).isEqualTo(new Statistics(3, 1, 5));
    }

    @Test
    void ofAnEvenNumberOfRounds() {
        assertThat(Statistics.of(List.of(4.0, 1.0, 2.0, 8.0))).isEqualTo(new Statistics(3, 1, 8));
    }

    @Test
    void ofNoRoundsIsAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> Statistics.of(List.of()));
    }
}
