package workshop.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that runs the benchmarks. Start it in the root of the project. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 1,
        description = "Measures the reference solutions beside other software, and fills the page docs/benchmarks.md.")
public final class Benchmarks implements Callable<Integer> {

    private static final Path DOCS = Path.of("docs");
    private static final Path SCRATCH = Path.of("solutions", "benchmarks", "target", "results");
    private static final String PAGE = "benchmarks.md";
    private static final DateTimeFormatter FILE_NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm'.csv'");

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "Measure only the main workloads, in about a minute.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "WORD",
            description = "Measure only the workloads with this word in their name, such as echo.")
    private String only = "";

    @Option(names = "--rounds", paramLabel = "N", description = "The number of rounds, from 1 to 1000.")
    private Integer rounds;

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            description = "The folder for the page and the charts. By default docs for a complete run, "
                    + "solutions/benchmarks/target/results for a part.")
    private Path into;

    /** Measures. The exit code is 0, or 1 after a stack trace if a contender fails. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Plan plan = plan();
        Path folder = folder();
        Page page = page();
        Results results = new Harness(plan, System.out).run();
        Path csv = SCRATCH.resolve(LocalDateTime.now().format(FILE_NAME));
        results.write(csv);
        new Report(plan, results, folder).fill(page);
        page.write(folder.resolve(PAGE));
        System.out.println("Written: " + folder.resolve(PAGE) + ", and the figures of every round to " + csv);
        return 0;
    }

    private Plan plan() {
        Plan all = quick ? Plan.quick() : Plan.full();
        Plan plan = all.only(workload -> workload.id().contains(only));
        if (plan.workloads().isEmpty()) {
            throw invalid("--only is \"" + only + "\", but must be a part of a workload's name: "
                    + all.workloads().stream().map(Workload::id).collect(Collectors.joining(", ")));
        }
        if (rounds == null) {
            return plan;
        }
        if (rounds < 1 || rounds > 1000) {
            throw invalid("--rounds is " + rounds + ", but must be 1 to 1000");
        }
        return plan.rounds(rounds);
    }

    private Page page() {
        Path page = DOCS.resolve(PAGE);
        try {
            return Page.read(page);
        } catch (IOException e) {
            throw invalid("Cannot read " + page.toAbsolutePath() + ": start this command in the root of the project");
        }
    }

    /** A partial run does not overwrite the published page, which shows a complete one, unless --into says so. */
    private Path folder() {
        boolean complete = !quick && only.isEmpty();
        Path folder = into != null ? into : complete ? DOCS : SCRATCH;
        try {
            // Before the measurement, which takes a quarter of an hour: an error shows at once.
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw invalid("--into is \"" + folder + "\", but no such folder can be made: " + e);
        }
    }

    @Command(
            name = "compare",
            description =
                    "Shows two measurements side by side, and marks the ratios that moved by more than their spread.")
    int compare(
            @Parameters(paramLabel = "FIRST", description = "A .csv file that this command has written.") Path first,
            @Parameters(paramLabel = "SECOND", description = "Another such file.") Path second) {
        System.out.print(Comparison.of(Plan.full(), results(first), results(second)));
        return 0;
    }

    private Results results(Path file) {
        try {
            return Results.read(file);
        } catch (IOException | IllegalArgumentException e) {
            throw invalid("\"" + file + "\" is not a .csv file that this command has written: " + e);
        }
    }

    private ParameterException invalid(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
