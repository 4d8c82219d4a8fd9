package workshop.benchmarks;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import oshi.SystemInfo;
import workshop.benchmarks.Chapter.Workload;

/**
 * Fills the places of a page that people write. A place begins and ends with a comment, which a reader does not see. It is
 * for the machine, for what is known of the load, for a chapter, or for a ratio in a sentence:
 *
 * <pre>
 *   &lt;!-- measured: echo --&gt; the tables &lt;!-- end --&gt;
 *   &lt;!-- ratio: echo/64 ECHO_SELECTOR ECHO_NETTY --&gt;**1.07 times** (1.05–1.09)&lt;!-- end --&gt;
 * </pre>
 */
record Report(Results results) {

    private static final Pattern PLACE =
            Pattern.compile("(<!-- (measured|ratio): (.*?) -->).*?(<!-- end -->)", Pattern.DOTALL);

    /** The index of the processor time of the load among the values of a window. */
    private static final int LOAD = 3;

    /** From this part of a processor on, in percent, the load may be what limits a contender. */
    private static final int BUSY = 95;

    /** The length of the longest bar, in characters. */
    private static final int BAR = 12;

    /**
     * Returns the page with all its places filled.
     *
     * @throws IllegalArgumentException if a place is for something that is never measured
     */
    String fill(String page) {
        return PLACE.matcher(page).replaceAll(place -> {
            String subject = place.group(3);
            String content = place.group(2).equals("ratio") ? ratio(subject) : "\n\n" + measured(subject) + "\n\n";
            return Matcher.quoteReplacement(place.group(1) + content + place.group(4));
        });
    }

    private String ratio(String subject) {
        String[] words = subject.split(" ");
        Workload workload = Workload.named(words[0]);
        if (!results.has(workload)) {
            return "(not measured)";
        }
        Quartiles ratio = results.ratio(workload, Contender.valueOf(words[1]), Contender.valueOf(words[2]));
        return "**" + Quartiles.figure(ratio.median()) + " times** " + ratio.range();
    }

    private String measured(String subject) {
        return switch (subject) {
            case "machine" -> "Measured on " + LocalDate.now() + ": " + machine() + ".";
            case "load" -> load();
            default -> chapter(Chapter.valueOf(subject.toUpperCase(Locale.ROOT).replace('-', '_')));
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
        double most = Chapter.allWorkloads()
                .filter(workload -> workload.chapter() != Chapter.IDLE)
                .flatMapToDouble(workload -> workload.chapter().contenders.stream()
                        .mapToDouble(contender -> results.mean(workload, contender, LOAD)))
                .max()
                .orElseThrow();
        return "The load was busy for at most " + Math.round(most) + " % of a processor. "
                + (most < BUSY
                        ? "So it was the bottleneck nowhere."
                        : "It may be the bottleneck in the rows with " + BUSY + " % or more. These contenders may be"
                                + " faster than the tables show.");
    }

    private String chapter(Chapter chapter) {
        List<Workload> workloads = chapter.workloads().filter(results::has).toList();
        return workloads.isEmpty()
                ? "Not measured: " + chapter.skipReason().orElse("the command was asked for another part") + "."
                : workloads.stream().map(this::table).collect(joining("\n\n"));
    }

    private String table(Workload workload) {
        Chapter chapter = workload.chapter();
        List<String> headings = chapter.headings();
        double max = chapter.contenders.stream()
                .mapToDouble(contender -> results.ratio(workload, contender).upper())
                .max()
                .orElseThrow();
        Stream<String> head = Stream.of(
                row(workload.label(), chapter.ratioHeading(), "", String.join(" | ", headings)),
                "| --- | ---: | --- |" + " ---: |".repeat(headings.size()));
        Stream<String> rows = chapter.contenders.stream().map(contender -> {
            Quartiles ratio = results.ratio(workload, contender);
            String text = contender == chapter.base() ? "1" : ratio.toString();
            String values = IntStream.range(0, headings.size())
                    .mapToObj(value -> Quartiles.figure(results.mean(workload, contender, value)))
                    .collect(joining(" | "));
            return row(contender.label, text, bar(ratio, max), values);
        });
        return Stream.concat(head, rows).collect(joining("\n"));
    }

    /** Returns a table of two results side by side. It marks a ratio that lies outside of the other's quartiles. */
    String compare(Results second) {
        Stream<String> head = Stream.of("|  |  | first | second |  |", "| --- | --- | ---: | ---: | --- |");
        Stream<String> rows = Chapter.allWorkloads()
                .filter(workload -> results.has(workload) && second.has(workload))
                .flatMap(workload -> workload.chapter().others().stream().map(contender -> {
                    Quartiles one = results.ratio(workload, contender);
                    Quartiles other = second.ratio(workload, contender);
                    String mark = one.agreesWith(other) ? "" : "outside";
                    return row(workload.toString(), contender.label, one.toString(), other.toString(), mark);
                }));
        return Stream.concat(head, rows).collect(joining("\n"));
    }

    /** Returns a bar that is full up to the lower quartile, and dotted from there to the upper one. */
    private static String bar(Quartiles ratio, double max) {
        int lower = (int) Math.round(BAR * ratio.lower() / max);
        int upper = (int) Math.round(BAR * ratio.upper() / max);
        return "█".repeat(lower) + "░".repeat(upper - lower);
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
