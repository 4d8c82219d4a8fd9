package workshop.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void threeSignificantDigits() {
        assertThat(Figures.of(12_345.6)).isEqualTo("12,346");
        assertThat(Figures.of(123.45)).isEqualTo("123");
        assertThat(Figures.of(12.345)).isEqualTo("12.3");
        assertThat(Figures.of(1.2345)).isEqualTo("1.23");
        assertThat(Figures.of(0.1234)).isEqualTo("0.12");
        assertThat(Figures.of(0.0004)).isEqualTo("0");
    }

    @Test
    void inTheUnitOfTheMetric() {
        assertThat(Figures.of(Metric.PER_SECOND, 12_345_678)).isEqualTo("12,346");
        assertThat(Figures.of(Metric.P99, 12_345)).isEqualTo("12.3");
        assertThat(Figures.of(Metric.THREADS, 7)).isEqualTo("7");
    }

    @Test
    void withTheSpreadOfTheRounds() {
        assertThat(Figures.of(new Statistics(2, 1.5, 10))).isEqualTo("2.00 (1.50–10.0)");
    }
}
