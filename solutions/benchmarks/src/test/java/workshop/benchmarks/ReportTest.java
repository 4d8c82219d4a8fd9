package workshop.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import workshop.benchmarks.Chapter.Workload;

/** Fills pages with the results of made-up windows: the ratio of each contender to the base is 2. */
class ReportTest {

    private Results results(double load) {
        Results results = new Results();
        for (Workload workload : Chapter.allWorkloads().toList()) {
            for (Contender contender : workload.chapter().others()) {
                double[] values = switch (workload.chapter()) {
                    case FIVE_FOLD -> new double[] {100, 200, 1, load};
                    case SERVER, IDLE -> new double[] {50, 50, 1, load};
                    default -> new double[] {200, 100, 1, load};
                };
                results.add(workload, contender, values, new double[] {100, 100, 1, 50});
            }
        }
        return results;
    }

    private String fill(String page) {
        return new Report(results(50)).fill(page);
    }

    @Test
    void thePublishedPageShowsAllThatIsMeasured() throws IOException {
        String page = fill(Files.readString(Path.of("..", "..", "docs", "benchmarks.md")));

        for (Workload workload : Chapter.allWorkloads().toList()) {
            assertThat(page)
                    .contains("\n| " + workload.label() + " | "
                            + workload.chapter().ratioHeading() + " | ");
            for (Contender contender : workload.chapter().others()) {
                assertThat(page).contains("\n| " + contender.label + " | 2.00 (2.00–2.00) | ");
            }
        }
        assertThat(page).doesNotContain("(not measured)", "Not measured");
        List<String> findings = page.lines()
                .filter(line -> line.startsWith("- ") && line.contains("<!-- "))
                .toList();
        assertThat(findings).hasSizeGreaterThan(20).allMatch(line -> line.contains(" times** ("));
    }

    @Test
    void onlyPlacesChange() {
        assertThat(fill("a <!-- ratio: echo/64 ECHO_STEP_2 ECHO_NETTY -->?<!-- end --> $1 \\\n<!-- end -->"))
                .isEqualTo(
                        "a <!-- ratio: echo/64 ECHO_STEP_2 ECHO_NETTY -->**2.00 times** (2.00–2.00)<!-- end --> $1 \\\n"
                                + "<!-- end -->");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fill("<!-- ratio: echo/65 ECHO_STEP_2 ECHO_NETTY -->?<!-- end -->"))
                .withMessageContaining("echo/65");
    }

    @Test
    void aBusyLoadMayBeTheBottleneck() {
        String place = "<!-- measured: load -->\n<!-- end -->";

        assertThat(fill(place)).contains("at most 50 %", "the bottleneck nowhere");
        assertThat(new Report(results(96)).fill(place)).contains("at most 96 %", "in the rows with 95 % or more");
    }

    @Test
    void aBarIsFullUpToTheLowerQuartile() {
        Results results = new Results();
        for (int base = 1; base <= 5; base++) {
            for (Contender contender : Chapter.IDLE.others()) {
                results.add(new Workload(Chapter.IDLE, 5000), contender, new double[] {1}, new double[] {base});
            }
        }

        assertThat(new Report(results).fill("<!-- measured: idle --><!-- end -->"))
                .contains("| 3.00 (2.00–4.00: cannot tell) | ██████░░░░░░ | ");
    }

    @Test
    void aRatioOutsideOfTheQuartilesOfTheOtherRunIsMarked() {
        Results other = new Results();
        for (Contender contender : Chapter.IDLE.others()) {
            double value = contender == Contender.ECHO_STEP_2 ? 60 : 50;
            other.add(new Workload(Chapter.IDLE, 5000), contender, new double[] {value}, new double[] {100});
        }

        assertThat(new Report(results(50)).compare(other).lines())
                .contains(
                        "| idle/5000 | step 2 (virtual threads) | 2.00 (2.00–2.00) | 1.67 (1.67–1.67) | outside |",
                        "| idle/5000 | a plain selector loop | 2.00 (2.00–2.00) | 2.00 (2.00–2.00) |  |");
    }
}
