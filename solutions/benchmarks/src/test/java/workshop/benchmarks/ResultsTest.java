package workshop.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.benchmarks.Metric.HEAP;
import static workshop.benchmarks.Metric.PER_SECOND;
import static workshop.benchmarks.contenders.Roster.ECHO_NETTY;
import static workshop.benchmarks.contenders.Roster.ECHO_SELECTOR;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    private final Workload echo = new Echo(64);
    private final Results results = new Results();

    @Test
    void aRatioIsTakenRoundByRound() {
        // The machine was half as fast in the second round. The ratio must not show that.
        add(1, 100, 110);
        add(2, 50, 60);
        add(3, 100, 130);

        assertThat(results.ratio(echo.id(), ECHO_SELECTOR, ECHO_NETTY, PER_SECOND))
                .contains(new Statistics(1.2, 1.1, 1.3));
    }

    @Test
    void aFigureThatWasNotMeasuredIsEmpty() {
        assertThat(results.of(echo.id(), ECHO_NETTY, PER_SECOND)).isEmpty();
        assertThat(results.ratio(echo.id(), ECHO_SELECTOR, ECHO_NETTY, PER_SECOND))
                .isEmpty();
    }

    @Test
    void resultsAreWrittenAndReadBack(@TempDir Path folder) throws IOException {
        Workload idle = new Idle(1_000);
        results.add(idle, ECHO_NETTY, 1, new Measurement().with(HEAP, 1722.25));
        Path file = folder.resolve("new folder").resolve("results.csv");

        results.write(file);

        assertThat(Results.read(file).byRound(idle.id(), ECHO_NETTY, HEAP)).isEqualTo(Map.of(1, 1722.25));
    }

    private void add(int round, double netty, double selector) {
        results.add(echo, ECHO_NETTY, round, new Measurement().with(PER_SECOND, netty));
        results.add(echo, ECHO_SELECTOR, round, new Measurement().with(PER_SECOND, selector));
    }
}
