package workshop.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.benchmarks.contenders.Roster;

class ContendersTest {

    /** Too short to measure anything, and long enough to see that it works. */
    private static final Timing GLIMPSE = new Timing(Duration.ofMillis(50), Duration.ofMillis(100));

    private final Plan plan = new Plan(
            List.of(
                    new Consume("a mix", Block.delivered(Block.mix())),
                    new ConsumeFromServer(128),
                    new Send(16),
                    new Broadcast(10, 64),
                    new Echo(4),
                    new Idle(500)),
            1,
            GLIMPSE);

    @Test
    void eachWorksForAMoment(@TempDir Path folder) throws IOException, InterruptedException {
        Results results = new Harness(plan, new PrintStream(PrintStream.nullOutputStream())).run();

        for (Workload workload : plan.workloads()) {
            Metric metric = workload.chapter().metrics().getFirst();
            for (Roster contender : workload.contenders()) {
                if (workload.impediment().isEmpty()) {
                    assertThat(results.of(workload.id(), contender, metric)
                                    .orElseThrow()
                                    .median())
                            .as("%s of %s in %s", metric, contender, workload.id())
                            .isPositive();
                }
            }
        }
        Path page = Report.write(plan, results, folder);
        assertThat(Files.readString(page)).contains("![Echo 64 bytes](benchmarks-echo.svg)");
        assertThat(folder.resolve("benchmarks-echo.svg")).content().contains("a plain selector loop");
    }
}
