package workshop.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import oshi.SystemInfo;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.software.os.OperatingSystem;
import workshop.benchmarks.Chapter.Workload;
import workshop.benchmarks.Harness.Timing;
import workshop.benchmarks.contenders.Contender;

/**
 * A page that people write, with places that the command fills. A place begins and ends with a line of its own, which
 * a reader of the page does not see:
 *
 * <pre>
 *   &lt;!-- measured: echo --&gt;
 *   the results that were measured last
 *   &lt;!-- end --&gt;
 * </pre>
 */
final class Report {

    private String page;

    /** @param page the text of the page */
    Report(String page) {
        this.page = page;
    }

    /**
     * Replaces the content of a place.
     *
     * @throws IllegalStateException if the page has no such place
     */
    void fill(String place, String content) {
        Matcher matcher = Pattern.compile(
                        "(<!-- measured: " + Pattern.quote(place) + " -->\\R).*?(<!-- end -->)", Pattern.DOTALL)
                .matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("the page has no place for \"" + place + '"');
        }
        page = matcher.replaceFirst("$1\n" + Matcher.quoteReplacement(content.strip()) + "\n\n$2");
    }

    /** Returns the page as it is now. */
    String page() {
        return page;
    }

    /** Fills all places, and writes the page and its charts into a folder. */
    void write(Results results, Timing timing, Path folder, String name) throws IOException {
        fill("machine", machine(timing));
        fill("findings", Findings.of(results));
        fill("load", Findings.ofLoad(results));
        for (Chapter chapter : Chapter.values()) {
            fill(chapter.id(), chapter(chapter, results, folder));
        }
        Files.writeString(folder.resolve(name), page);
    }

    private static String chapter(Chapter chapter, Results results, Path folder) throws IOException {
        List<Workload> measured = Chapter.workloads().stream()
                .filter(workload -> workload.chapter() == chapter
                        && results.ratio(workload, chapter.base()).isPresent())
                .toList();
        if (measured.isEmpty()) {
            return "Not measured: " + chapter.skipReason().orElse("another part was asked for") + ".";
        }
        String chart = "benchmarks-" + chapter.id() + ".svg";
        Files.writeString(folder.resolve(chart), Chart.svg(bars(measured, results)));
        String tables =
                measured.stream().map(workload -> table(workload, results)).collect(Collectors.joining("\n"));
        return "![" + chapter.ratioHeading() + "](" + chart + ")\n\n" + tables;
    }

    private static List<Chart.Bar> bars(List<Workload> workloads, Results results) {
        List<Chart.Bar> bars = new ArrayList<>();
        for (Workload workload : workloads) {
            bars.add(new Chart.Bar(workload.label() + ": " + workload.chapter().ratioHeading(), null));
            for (Contender contender : workload.chapter().others()) {
                results.ratio(workload, contender)
                        .ifPresent(ratio -> bars.add(new Chart.Bar(contender.label(), ratio)));
            }
        }
        return bars;
    }

    private static String table(Workload workload, Results results) {
        Chapter chapter = workload.chapter();
        List<String> head = new ArrayList<>(List.of(workload.label(), chapter.ratioHeading()));
        head.addAll(chapter.headings());
        StringBuilder table = new StringBuilder(row(head.toArray(String[]::new)));
        table.append("| --- |").append(" ---: |".repeat(head.size() - 1)).append('\n');
        for (Contender contender : chapter.contenders()) {
            List<String> cells = new ArrayList<>(List.of(contender.label()));
            cells.add(
                    contender == chapter.base()
                            ? "1"
                            : results.ratio(workload, contender)
                                    .map(Quartiles::toString)
                                    .orElse(""));
            for (int value = 0; value < chapter.headings().size(); value++) {
                OptionalDouble mean = results.mean(workload, contender, value);
                cells.add(mean.isPresent() ? Quartiles.figure(mean.getAsDouble()) : "");
            }
            table.append(row(cells.toArray(String[]::new)));
        }
        return table.toString();
    }

    /** Returns a row of a table. */
    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** Returns when and where it was measured. Without that, the figures have no meaning. */
    private static String machine(Timing timing) {
        HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
        OperatingSystem system = new SystemInfo().getOperatingSystem();
        return String.format(
                Locale.ROOT,
                "Measured on %s: %s with %d logical processors, %.0f GiB of memory, %s %s (%s %s), %s %s. Each ratio is"
                        + " the median of %d pairs of windows of %d ms, with the quartiles in brackets.",
                LocalDate.now(),
                hardware.getProcessor().getProcessorIdentifier().getName().strip(),
                hardware.getProcessor().getLogicalProcessorCount(),
                hardware.getMemory().getTotal() / (double) (1L << 30),
                system.getFamily(),
                system.getVersionInfo().getVersion(),
                System.getProperty("os.name"),
                // Only the beginning of the kernel's version: the rest names a build, and often a machine.
                System.getProperty("os.version").replaceFirst("^(\\d+\\.\\d+).*", "$1"),
                System.getProperty("java.vm.name"),
                Runtime.version(),
                timing.pairs(),
                timing.windowMillis());
    }
}
