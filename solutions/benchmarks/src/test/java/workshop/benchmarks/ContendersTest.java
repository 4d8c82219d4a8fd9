package workshop.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.benchmarks.contenders.Roster;

class ContendersTest {

    /** Too short for a measurement, and long enough to see that a contender works. */
    private static final Timing SHORT = new Timing(Duration.ofMillis(20), Duration.ofMillis(50));

    @Test
    void eachContenderWorksAndIsReported(@TempDir Path folder) throws IOException, InterruptedException {
        List<Workload> workloads = List.of(
                new Consume("a mix", Block.delivered(Block.mix())), new Send(16), new Broadcast(3, 64), new Echo(4));
        Plan plan = new Plan(workloads, 1, SHORT);

        Results results = new Harness(plan, new PrintStream(PrintStream.nullOutputStream())).run();

        for (Workload workload : workloads) {
            for (Roster contender : workload.contenders()) {
                assertThat(results.of(workload.id(), contender, Metric.PER_SECOND))
                        .as("units a second of %s in %s", contender, workload.id())
                        .hasValueSatisfying(
                                perSecond -> assertThat(perSecond.median()).isPositive());
            }
        }
        Page page = Page.read(Path.of("..", "..", "docs", "benchmarks.md"));
        new Report(plan, results, folder).fill(page);
        page.write(folder.resolve("page.md"));
        if (Chart.skipReason().isEmpty()) {
            assertThat(folder.resolve("page.md")).content().contains("![Echo 64 bytes](benchmarks-echo.svg)");
            assertThat(folder.resolve("benchmarks-echo.svg")).content().contains("a plain selector loop");
        } else {
            assertThat(folder.resolve("page.md")).content().contains("No chart: this JDK cannot measure text");
        }
    }

    @Test
    void anIdleConnectionTakesHeap() throws IOException {
        Measurement measurement = new Idle(500).measure(Roster.ECHO_SELECTOR, SHORT);

        assertThat(measurement.values().get(Metric.HEAP)).isPositive();
    }

    @Test
    void aContenderConsumesFromARealServer() throws IOException, InterruptedException {
        Workload fromServer = new ConsumeFromServer(128);
        assumeTrue(fromServer.skipReason().isEmpty(), "no nats-server is installed here");

        // Processor time is counted in steps of up to 10 ms.
        Timing longer = new Timing(Duration.ofMillis(20), Duration.ofMillis(500));
        Measurement measurement = fromServer.measure(Roster.CONSUMER_STEP_5, longer);

        assertThat(measurement.values().get(Metric.CPU)).isPositive();
    }
}
