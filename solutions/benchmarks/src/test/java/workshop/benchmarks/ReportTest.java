package workshop.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.benchmarks.Chapter.Workload;
import workshop.benchmarks.Harness.Timing;
import workshop.benchmarks.contenders.Contender;

class ReportTest {

    private static final Path DOCS = Path.of("..", "..", "docs");

    private final Results results = new Results();

    @TempDir
    private Path folder;

    /** Fills the published page with the results of made-up windows: each contender is twice as good as the base. */
    private String published() throws IOException {
        for (Workload workload : Chapter.workloads()) {
            double[] base = {100, 100, 100, 50};
            boolean isCost = workload.chapter() == Chapter.SERVER || workload.chapter() == Chapter.IDLE;
            double[] twice = isCost ? new double[] {50, 50, 100, 50} : new double[] {200, 100, 100, 96};
            for (Contender contender : workload.chapter().others()) {
                results.add(workload, contender, 0, twice, base);
            }
        }
        new Report(Files.readString(DOCS.resolve("benchmarks.md")))
                .write(results, new Timing(1, 250, 1), folder, "page.md");
        return Files.readString(folder.resolve("page.md"));
    }

    @Test
    void thePublishedPageHasAPlaceForEachResult() throws IOException {
        String page = published();

        for (Workload workload : Chapter.workloads()) {
            assertThat(page)
                    .contains(
                            "| " + workload.label() + " | " + workload.chapter().ratioHeading() + " | ");
            for (Contender contender : workload.chapter().others()) {
                assertThat(page).contains("| " + contender.label() + " | 2.00 (2.00–2.00) | ");
            }
        }
        assertThat(page).contains(" pairs of windows of 250 ms").doesNotContain("Not measured");
    }

    @Test
    void eachFindingIsASentenceWithItsRatio() throws IOException {
        published();

        assertThat(Findings.of(results).lines())
                .hasSizeGreaterThan(20)
                .allMatch(line -> line.matches("- [A-Z].* \\*\\*[12]\\.00 times\\*\\* \\([12]\\.00–[12]\\.00\\) .*\\."))
                .contains("- Step 5 consumes **2.00 times** (2.00–2.00) as many messages of 16 bytes as the official"
                        + " client's handler.");
    }

    @Test
    void aBusyLoadIsNamed() throws IOException {
        assertThat(Findings.ofLoad(results)).contains("at most 0 %", "was the bottleneck nowhere");

        published();

        assertThat(Findings.ofLoad(results)).contains("at most 96 %", "naive (consume/16 bytes)");
    }

    @Test
    void eachChapterHasAChart() throws IOException {
        published();

        for (Chapter chapter : Chapter.values()) {
            assertThat(folder.resolve("benchmarks-" + chapter.id() + ".svg"))
                    .content()
                    .startsWith("<svg ")
                    .contains(
                            ">2.00 (2.00–2.00)</text>",
                            chapter.others().getLast().label());
        }
    }

    @Test
    void onlyThePlaceThatIsFilledChanges() throws IOException {
        Report report =
                new Report("a\n<!-- measured: one -->\nold\n<!-- end -->\nb\n<!-- measured: two -->\n<!-- end -->\n");

        report.fill("one", "new: $1 \\");

        assertThat(report.page())
                .isEqualTo(
                        "a\n<!-- measured: one -->\n\nnew: $1 \\\n\n<!-- end -->\nb\n<!-- measured: two -->\n<!-- end -->\n");
        assertThatIllegalStateException()
                .isThrownBy(() -> report.fill("three", "new"))
                .withMessageContaining("three");
    }
}
