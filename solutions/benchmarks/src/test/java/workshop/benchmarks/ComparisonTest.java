package workshop.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final Statistics steady = new Statistics(10, 9.5, 10.5);

    @Test
    void aDifferenceWithinTheSpreadIsNoMove() {
        assertThat(Comparison.moved(steady, new Statistics(11, 10.9, 11.1))).isFalse();
        assertThat(Comparison.moved(steady, new Statistics(14, 9, 19))).isFalse();
    }

    @Test
    void aDifferenceAboveTheSpreadIsAMove() {
        assertThat(Comparison.moved(steady, new Statistics(11.1, 11, 11.2))).isTrue();
        assertThat(Comparison.moved(new Statistics(11.1, 11, 11.2), steady)).isTrue();
    }
}
