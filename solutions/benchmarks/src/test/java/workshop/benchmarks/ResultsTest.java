package workshop.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.benchmarks.Chapter.Workload;
import workshop.benchmarks.contenders.Contender;

class ResultsTest {

    private final Workload echo = new Workload(Chapter.ECHO, 64);
    private final Results results = new Results();

    @Test
    void quartilesLieBetweenTheValues() {
        assertThat(Quartiles.of(List.of(5.0, 1.0, 3.0))).isEqualTo(new Quartiles(3, 2, 4));
        assertThat(Quartiles.of(List.of(4.0, 1.0, 2.0, 8.0))).isEqualTo(new Quartiles(3, 1.75, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> Quartiles.of(List.of()));
    }

    @Test
    void quartilesMoreThanATenthAwayCannotTell() {
        assertThat(new Quartiles(2, 1.81, 2.19)).hasToString("2.00 (1.81–2.19)");
        assertThat(new Quartiles(2, 1.79, 2.0)).hasToString("2.00 (1.79–2.00: cannot tell)");
        assertThat(new Quartiles(12_345.6, 12_000, 13_000)).hasToString("12,346 (12,000–13,000)");
        assertThat(Quartiles.figure(0.0123)).isEqualTo("0.012");
        assertThat(Quartiles.figure(0.0004)).isEqualTo("0");
    }

    @Test
    void aRatioIsTakenPairByPair() {
        // The machine was half as fast during the second pair. The ratio must not show that.
        add(Contender.ECHO_SELECTOR, 0, 110, 100);
        add(Contender.ECHO_SELECTOR, 1, 60, 50);
        add(Contender.ECHO_SELECTOR, 2, 130, 100);

        Quartiles ratio = results.ratio(echo, Contender.ECHO_SELECTOR).orElseThrow();

        assertThat(ratio.median()).isEqualTo(1.2);
        assertThat(results.mean(echo, Contender.ECHO_SELECTOR, 0)).isEqualTo(100);
        assertThat(results.ratio(echo, Contender.ECHO_STEP_2)).isEmpty();
    }

    @Test
    void theRatioOfTwoOthersIsTheQuotientOfTheirRatios() {
        add(Contender.ECHO_SELECTOR, 0, 120, 100);
        add(Contender.ECHO_STEP_2, 0, 30, 50);

        assertThat(results.ratio(echo, Contender.ECHO_SELECTOR, Contender.ECHO_STEP_2))
                .contains(new Quartiles(2, 2, 2));
    }

    @Test
    void resultsAreWrittenAndReadBack(@TempDir Path folder) throws IOException {
        add(Contender.ECHO_SELECTOR, 0, 1722.25, 1000);
        Path file = folder.resolve("new folder").resolve("results.csv");

        results.write(file);

        Results read = Results.read(file);
        assertThat(read.mean(echo, Contender.ECHO_SELECTOR, 0)).isEqualTo(1722.25);
        assertThat(read.ratio(echo, Contender.ECHO_SELECTOR)).contains(new Quartiles(1.72225, 1.72225, 1.72225));
    }

    @Test
    void aRatioOutsideOfTheQuartilesOfTheOtherRunIsMarked() {
        add(Contender.ECHO_SELECTOR, 0, 110, 100);
        add(Contender.ECHO_STEP_2, 0, 50, 100);
        Results other = new Results();
        other.add(echo, Contender.ECHO_SELECTOR, 0, new double[] {110}, new double[] {100});
        other.add(echo, Contender.ECHO_STEP_2, 0, new double[] {60}, new double[] {100});

        assertThat(results.compare(other).lines())
                .filteredOn(line -> line.contains("echo"))
                .containsExactly(
                        "| echo/64 | step 2 (virtual threads) | 0.50 (0.50–0.50) | 0.60 (0.60–0.60) | outside |",
                        "| echo/64 | a plain selector loop | 1.10 (1.10–1.10) | 1.10 (1.10–1.10) |  |");
    }

    private void add(Contender contender, int pair, double value, double base) {
        results.add(echo, contender, pair, new double[] {value}, new double[] {base});
    }
}
