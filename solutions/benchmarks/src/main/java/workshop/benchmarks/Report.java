package workshop.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import oshi.SystemInfo;
import workshop.benchmarks.Chapter.Workload;
import workshop.benchmarks.contenders.Contender;

/**
 * Fills the places of a page that people write. A place begins and ends with a comment, which a reader does not see. It is
 * for the machine, for what is known of the load, for a chapter, or for a ratio in a sentence:
 *
 * <pre>
 *   &lt;!-- measured: echo --&gt; the tables &lt;!-- end --&gt;
 *   &lt;!-- ratio: echo/64 ECHO_SELECTOR ECHO_NETTY --&gt;**1.07 times** (1.05–1.09)&lt;!-- end --&gt;
 * </pre>
 */
final class Report {

    private static final Pattern PLACE =
            Pattern.compile("(<!-- (measured|ratio): (.*?) -->).*?(<!-- end -->)", Pattern.DOTALL);

    /** The index of the processor time of the load among the values of a window. */
    private static final int LOAD = 3;

    /** From this part of a processor on, in percent, the load may be what limits a contender. */
    private static final int BUSY = 95;

    /** The length of the longest bar, in characters. */
    private static final int BAR = 12;

    private final Results results;

    Report(Results results) {
        this.results = results;
    }

    /**
     * Returns the page with all its places filled.
     *
     * @throws IllegalArgumentException if a place is for something that is never measured
     */
    String fill(String page) {
        StringBuilder filled = new StringBuilder();
        Matcher place = PLACE.matcher(page);
        while (place.find()) {
            String content = place.group(2).equals("ratio")
                    ? ratio(place.group(3).split(" "))
                    : "\n\n" + measured(place.group(3)).strip() + "\n\n";
            place.appendReplacement(filled, Matcher.quoteReplacement(place.group(1) + content + place.group(4)));
        }
        return place.appendTail(filled).toString();
    }

    private String ratio(String[] words) {
        Workload workload = Chapter.allWorkloads().stream()
                .filter(each -> each.toString().equals(words[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such workload: " + words[0]));
        return results.ratio(workload, Contender.valueOf(words[1]), Contender.valueOf(words[2]))
                .map(ratio -> "**" + Quartiles.figure(ratio.median()) + " times** " + ratio.range())
                .orElse("(not measured)");
    }

    private String measured(String place) {
        return switch (place) {
            case "machine" -> "Measured on " + LocalDate.now() + ": " + machine() + ".";
            case "load" -> load();
            default -> chapter(Chapter.valueOf(place.toUpperCase(Locale.ROOT).replace('-', '_')));
        };
    }

    /** Returns processor, memory, operating system and JVM. Without them, the figures have no meaning. */
    private static String machine() {
        var hardware = new SystemInfo().getHardware();
        var system = new SystemInfo().getOperatingSystem();
        // Only the beginning of the kernel's version: the rest names a build, and often a machine.
        String kernel = System.getProperty("os.version").replaceFirst("^(\\d+\\.\\d+).*", "$1");
        return String.format(
                Locale.ROOT,
                "%s with %d logical processors, %.0f GiB of memory, %s %s (%s %s), %s %s",
                hardware.getProcessor().getProcessorIdentifier().getName().strip(),
                hardware.getProcessor().getLogicalProcessorCount(),
                hardware.getMemory().getTotal() / 0x1p30,
                system.getFamily(),
                system.getVersionInfo().getVersion(),
                System.getProperty("os.name"),
                kernel,
                System.getProperty("java.vm.name"),
                Runtime.version());
    }

    /** Returns whether the load was fast enough. */
    private String load() {
        double most = Chapter.allWorkloads().stream()
                .filter(workload -> workload.chapter() != Chapter.IDLE)
                .flatMap(workload -> workload.chapter().contenders().stream()
                        .map(contender -> results.mean(workload, contender, LOAD)))
                .max(Double::compare)
                .orElseThrow();
        return "The load was busy for at most " + Math.round(most) + " % of a processor. "
                + (most < BUSY
                        ? "So it was the bottleneck nowhere."
                        : "It may be the bottleneck in the rows with " + BUSY + " % or more. These contenders may be"
                                + " faster than the tables show.");
    }

    private String chapter(Chapter chapter) {
        List<Workload> workloads = chapter.workloads()
                .filter(workload -> results.ratio(workload, chapter.base()).isPresent())
                .toList();
        if (workloads.isEmpty()) {
            return "Not measured: " + chapter.skipReason().orElse("the command was asked for another part") + ".";
        }
        return workloads.stream().map(this::table).collect(Collectors.joining("\n"));
    }

    private String table(Workload workload) {
        Chapter chapter = workload.chapter();
        List<String> head = new ArrayList<>(List.of(workload.label(), chapter.ratioHeading(), ""));
        head.addAll(chapter.headings());
        StringBuilder table = new StringBuilder(row(head));
        table.append("| --- | ---: | --- |")
                .append(" ---: |".repeat(head.size() - 3))
                .append('\n');
        double max = chapter.contenders().stream()
                .mapToDouble(contender -> ratio(workload, contender).upper())
                .max()
                .orElseThrow();
        for (Contender contender : chapter.contenders()) {
            Quartiles ratio = ratio(workload, contender);
            String text = contender == chapter.base() ? "1" : ratio.toString();
            List<String> cells = new ArrayList<>(List.of(contender.label(), text, bar(ratio, max)));
            for (int value = 0; value < chapter.headings().size(); value++) {
                cells.add(Quartiles.figure(results.mean(workload, contender, value)));
            }
            table.append(row(cells));
        }
        return table.toString();
    }

    private Quartiles ratio(Workload workload, Contender contender) {
        return results.ratio(workload, contender).orElseThrow();
    }

    /** Returns a bar that is full up to the lower quartile, and dotted from there to the upper one. */
    private static String bar(Quartiles ratio, double max) {
        int lower = (int) Math.round(BAR * ratio.lower() / max);
        int upper = (int) Math.round(BAR * ratio.upper() / max);
        return "█".repeat(lower) + "░".repeat(upper - lower);
    }

    /** Returns a row of a table. */
    static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
