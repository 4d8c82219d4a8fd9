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

/** The results as Markdown: the machine, the claims, and a chart and tables for each chapter. */
final class Report {

    private final Plan plan;
    private final Results results;
    private final Path folder;

    /** @param folder the folder of the charts and of the page */
    Report(Plan plan, Results results, Path folder) {
        this.plan = plan;
        this.results = results;
        this.folder = folder;
    }

    /**
     * Fills a page, and writes the charts that it shows.
     *
     * @throws IllegalStateException if the page has no place for one of the results
     */
    void fill(Page page) throws IOException {
        Files.createDirectories(folder);
        page.fill("machine", machine());
        page.fill("claims", claims());
        for (Chapter chapter : Chapter.values()) {
            page.fill(chapter.id(), chapter(chapter));
        }
    }

    private String machine() {
        return "Measured on " + LocalDate.now() + ": " + Machine.description() + ". Each figure is the median of "
                + plan.rounds() + " rounds; the lowest and the highest are in brackets.";
    }

    private String claims() {
        StringBuilder table = new StringBuilder();
        table.append(row(List.of("claim", "N", "goal", "result")));
        table.append(row(List.of("---", "---:", "---:", "---")));
        for (Claim claim : Claim.all()) {
            claim.figure(results)
                    .ifPresent(figure -> table.append(row(List.of(
                            claim.sentence(),
                            Figures.of(figure),
                            claim.goal().toString(),
                            claim.goal().isMetBy(figure.median()) ? "met" : "**missed**"))));
        }
        return table.toString();
    }

    private String chapter(Chapter chapter) throws IOException {
        List<Workload> workloads = plan.workloads().stream()
                .filter(workload -> workload.chapter() == chapter)
                .toList();
        if (workloads.isEmpty()) {
            return "Not measured this time.";
        }
        Optional<String> skipReason = workloads.getFirst().skipReason();
        if (skipReason.isPresent()) {
            return "Not measured: " + skipReason.get() + ".";
        }
        String tables = workloads.stream().map(this::table).collect(Collectors.joining("\n"));
        return chart(chapter, workloads) + "\n\n" + tables;
    }

    private String chart(Chapter chapter, List<Workload> workloads) throws IOException {
        Optional<String> skipReason = Chart.skipReason();
        if (skipReason.isPresent()) {
            return "No chart: " + skipReason.get() + ".";
        }
        String chart = "benchmarks-" + chapter.id() + ".svg";
        Chart.write(chapter, workloads, results, folder.resolve(chart));
        return "![" + chapter.title() + "](" + chart + ")";
    }

    private String table(Workload workload) {
        Chapter chapter = workload.chapter();
        List<String> head = new ArrayList<>(
                List.of(workload.variant(), "relative to " + chapter.baseline().label()));
        chapter.metrics().forEach(metric -> head.add(chapter.label(metric)));
        StringBuilder table = new StringBuilder(row(head));
        table.append("| --- |").append(" ---: |".repeat(head.size() - 1)).append('\n');
        for (Roster contender : workload.contenders()) {
            List<String> cells = new ArrayList<>(List.of(contender.label(), ratio(workload, contender)));
            chapter.metrics().forEach(metric -> cells.add(figure(workload, contender, metric)));
            table.append(row(cells));
        }
        return table.toString();
    }

    private String figure(Workload workload, Roster contender, Metric metric) {
        return results.of(workload.id(), contender, metric)
                .map(statistics -> Figures.of(metric, statistics.median()))
                .orElse("");
    }

    private String ratio(Workload workload, Roster contender) {
        boolean itself = contender == workload.chapter().baseline();
        return itself
                ? "1"
                : results.toBaseline(workload, contender).map(Figures::of).orElse("");
    }

    /** Returns a row of a table. */
    static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
