package workshop.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that measures. Its current directory is the root of the project. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 1,
        description = "Measures the reference solutions beside others, and fills the page docs/benchmarks.md.")
public final class Benchmarks implements Callable<Integer> {

    private static final Path DOCS = Path.of("docs");
    private static final Path SCRATCH = Path.of("solutions", "benchmarks", "target", "results");
    private static final String PAGE = "benchmarks.md";
    private static final DateTimeFormatter FILE_NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm'.csv'");

    @Option(names = "--quick", description = "The heart of it, in about a minute.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "WORD",
            description = "Only workloads with this in their name, such as echo.")
    private String only = "";

    @Option(names = "--rounds", paramLabel = "N", description = "So many rounds.")
    private int rounds;

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            description =
                    "Where page and charts go. All of it goes to docs, a part to solutions/benchmarks/target/results.")
    private Path into;

    /** Measures, and ends with 0, or with 1 and a stack trace if a contender fails. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Plan plan = plan();
        Page page = Page.read(DOCS.resolve(PAGE));
        Results results = new Harness(plan, System.out).run();
        Path every = SCRATCH.resolve(LocalDateTime.now().format(FILE_NAME));
        results.write(every);
        Path folder = folder();
        new Report(plan, results, folder).fill(page);
        page.write(folder.resolve(PAGE));
        System.out.printf("Written: %s, and every single round to %s%n", folder.resolve(PAGE), every);
        return 0;
    }

    private Plan plan() {
        Plan plan = (quick ? Plan.quick() : Plan.full())
                .only(workload -> workload.id().contains(only));
        return rounds == 0 ? plan : plan.rounds(rounds);
    }

    /** What is published was measured in full: a part of it does not overwrite that, unless told to. */
    private Path folder() {
        boolean complete = !quick && only.isEmpty();
        return into != null ? into : complete ? DOCS : SCRATCH;
    }

    @Command(
            name = "compare",
            description = "Shows two measurements side by side, and which ratios moved by more than their spread.")
    int compare(
            @Parameters(paramLabel = "FIRST", description = "A .csv that was written.") Path first,
            @Parameters(paramLabel = "SECOND", description = "Another one.") Path second)
            throws IOException {
        System.out.print(Comparison.of(Plan.full(), Results.read(first), Results.read(second)));
        return 0;
    }
}
