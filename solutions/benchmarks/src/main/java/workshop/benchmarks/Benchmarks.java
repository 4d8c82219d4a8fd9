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
        description =
                "Measures the reference solutions beside others. All of it goes to docs, a part to target/results.")
public final class Benchmarks implements Callable<Integer> {

    /** How one runs this, in the root of the project. */
    static final String COMMAND = "mvn -q process-classes -pl solutions/benchmarks -am -Pbenchmarks";

    private static final Path DOCS = Path.of("docs");
    private static final Path SCRATCH = Path.of("solutions", "benchmarks", "target", "results");
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

    /** Measures, and ends with 0, or with 1 and a stack trace if a contender fails. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Plan plan = (quick ? Plan.quick() : Plan.full())
                .only(workload -> workload.id().contains(only));
        plan = rounds == 0 ? plan : plan.rounds(rounds);
        Results results = new Harness(plan, System.out).run();
        Path every = SCRATCH.resolve(LocalDateTime.now().format(FILE_NAME));
        results.write(every);
        boolean complete = !quick && only.isEmpty();
        Path page = Report.write(plan, results, complete ? DOCS : SCRATCH);
        System.out.printf("Written: %s, and every single round in %s%n", page, every);
        return 0;
    }

    @Command(
            name = "compare",
            description = "Shows two measurements side by side, and what moved by more than its spread.")
    int compare(
            @Parameters(paramLabel = "FIRST", description = "A .csv that was written.") Path first,
            @Parameters(paramLabel = "SECOND", description = "Another one.") Path second)
            throws IOException {
        new Comparison(Results.read(first), Results.read(second), System.out).print(Plan.full());
        return 0;
    }
}
