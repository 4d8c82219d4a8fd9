package workshop.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import workshop.benchmarks.contenders.Roster;

/** The results as a page: what was expected, and for each chapter a chart and the tables. */
final class Report {

    private final Plan plan;
    private final Results results;
    private final StringBuilder page = new StringBuilder();

    private Report(Plan plan, Results results) {
        this.plan = plan;
        this.results = results;
    }

    /**
     * Writes {@code benchmarks-results.md} and its charts into a folder.
     *
     * @return the page
     */
    static Path write(Plan plan, Results results, Path folder) throws IOException {
        Report report = new Report(plan, results);
        report.head();
        report.claims();
        for (Chapter chapter : Chapter.values()) {
            report.chapter(chapter, folder);
        }
        return Files.writeString(folder.resolve("benchmarks-results.md"), report.page);
    }

    private void head() {
        page.append("""
                # Benchmarks: the results

                Written by `%s`, and not by hand.
                What is measured, how, and what it does not show: [benchmarks.md](benchmarks.md).

                Measured on %s, on %s.
                Each figure is the median of %d rounds. Ratios are taken round by round; in brackets the lowest and the highest.

                """.formatted(Benchmarks.COMMAND, LocalDate.now(), Machine.description(), plan.rounds()));
    }

    private void claims() {
        row(List.of("at a glance", "N", "expected", ""));
        row(List.of("---", "---:", "---", "---"));
        for (Claim claim : Claim.all()) {
            claim.figure(results)
                    .ifPresent(figure -> row(List.of(
                            claim.what(),
                            Figures.of(figure),
                            claim.bound().toString(),
                            claim.bound().isMetBy(figure.median()) ? "met" : "**missed**")));
        }
        page.append('\n');
    }

    private void chapter(Chapter chapter, Path folder) throws IOException {
        List<Workload> workloads = plan.workloads().stream()
                .filter(workload -> workload.chapter() == chapter)
                .toList();
        if (workloads.isEmpty()) {
            return;
        }
        page.append("## ").append(chapter.title()).append("\n\n");
        Optional<String> impediment = workloads.getFirst().impediment();
        if (impediment.isPresent()) {
            page.append("Not measured: ").append(impediment.get()).append(".\n\n");
            return;
        }
        String chart = "benchmarks-" + chapter.id() + ".svg";
        Chart.write(chapter, workloads, results, folder.resolve(chart));
        page.append("![").append(chapter.title()).append("](").append(chart).append(")\n\n");
        workloads.forEach(this::table);
    }

    private void table(Workload workload) {
        Chapter chapter = workload.chapter();
        page.append("### ").append(workload.variant()).append("\n\n");
        List<String> head =
                new ArrayList<>(List.of("", "times " + chapter.baseline().label()));
        chapter.metrics().forEach(metric -> head.add(chapter.label(metric)));
        row(head);
        row(head.stream().map(cell -> cell.isEmpty() ? "---" : "---:").toList());
        for (Roster contender : workload.contenders()) {
            List<String> cells = new ArrayList<>(List.of(contender.label(), ratio(workload, contender)));
            chapter.metrics().forEach(metric -> cells.add(figure(workload, contender, metric)));
            row(cells);
        }
        page.append('\n');
    }

    private String figure(Workload workload, Roster contender, Metric metric) {
        return results.of(workload.id(), contender, metric)
                .map(statistics -> Figures.of(metric, statistics.median()))
                .orElse("");
    }

    private String ratio(Workload workload, Roster contender) {
        Chapter chapter = workload.chapter();
        if (contender == chapter.baseline()) {
            return "1";
        }
        return results.ratio(
                        workload.id(),
                        contender,
                        chapter.baseline(),
                        chapter.metrics().getFirst())
                .map(Figures::of)
                .orElse("");
    }

    private void row(List<String> cells) {
        page.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
