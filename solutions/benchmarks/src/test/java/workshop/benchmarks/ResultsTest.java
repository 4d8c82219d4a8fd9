package workshop.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.benchmarks.Chapter.Workload;

class ResultsTest {

    private final Workload echo = new Workload(Chapter.ECHO, 64);
    private final Results results = new Results();

    @Test
    void quartilesLieBetweenTheValues() {
        assertThat(Quartiles.of(5, 1, 3)).isEqualTo(new Quartiles(3, 2, 4));
        assertThat(Quartiles.of(4, 1, 2, 8)).isEqualTo(new Quartiles(3, 1.75, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> Quartiles.of());
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
        add(Contender.ECHO_SELECTOR, 110, 100);
        add(Contender.ECHO_SELECTOR, 60, 50);
        add(Contender.ECHO_SELECTOR, 130, 100);

        Quartiles ratio = results.ratio(echo, Contender.ECHO_SELECTOR);

        assertThat(ratio.median()).isEqualTo(1.2);
        assertThat(results.mean(echo, Contender.ECHO_SELECTOR, 0)).isEqualTo(100);
        assertThat(results.mean(echo, Contender.ECHO_NETTY, 0)).isEqualTo(250 / 3.0);
    }

    @Test
    void theRatioOfTwoOthersIsTheQuotientOfTheirRatios() {
        add(Contender.ECHO_SELECTOR, 120, 100);
        add(Contender.ECHO_STEP_2, 30, 50);

        assertThat(results.ratio(echo, Contender.ECHO_SELECTOR, Contender.ECHO_STEP_2))
                .isEqualTo(new Quartiles(2, 2, 2));
    }

    @Test
    void resultsAreWrittenAndReadBack(@TempDir Path folder) throws IOException {
        results.add(echo, Contender.ECHO_SELECTOR, new double[] {1722.25, 1, 2, 3}, new double[] {1000, 4, 5, 6});
        Path file = folder.resolve("new folder").resolve("results.csv");

        results.write(file);

        Results read = Results.read(file);
        assertThat(read.mean(echo, Contender.ECHO_SELECTOR, 0)).isEqualTo(1722.25);
        assertThat(read.mean(echo, Contender.ECHO_NETTY, 3)).isEqualTo(6);
        assertThat(read.ratio(echo, Contender.ECHO_SELECTOR)).isEqualTo(new Quartiles(1.72225, 1.72225, 1.72225));
    }

    private void add(Contender contender, double value, double base) {
        results.add(echo, contender, new double[] {value}, new double[] {base});
    }
}
