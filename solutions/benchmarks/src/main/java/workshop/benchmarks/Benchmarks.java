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

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "The heart of it, in about a minute.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "WORD",
            description = "Only workloads with this in their name, such as echo.")
    private String only = "";

    @Option(names = "--rounds", paramLabel = "N", description = "So many rounds, 1 to 1000.")
    private Integer rounds;

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
        Path folder = folder();
        Page page = page();
        Results results = new Harness(plan, System.out).run();
        Path every = SCRATCH.resolve(LocalDateTime.now().format(FILE_NAME));
        results.write(every);
        new Report(plan, results, folder).fill(page);
        page.write(folder.resolve(PAGE));
        System.out.println("Written: " + folder.resolve(PAGE) + ", and every single round to " + every);
        return 0;
    }

    private Plan plan() {
        Plan all = quick ? Plan.quick() : Plan.full();
        Plan plan = all.only(workload -> workload.id().contains(only));
        if (plan.workloads().isEmpty()) {
            throw refuse("--only is \"" + only + "\", but must be a part of a workload's name: "
                    + all.workloads().stream().map(Workload::id).collect(Collectors.joining(", ")));
        }
        if (rounds == null) {
            return plan;
        }
        if (rounds < 1 || rounds > 1000) {
            throw refuse("--rounds is " + rounds + ", but must be 1 to 1000");
        }
        return plan.rounds(rounds);
    }

    private Page page() {
        Path page = DOCS.resolve(PAGE);
        try {
            return Page.read(page);
        } catch (IOException e) {
            throw refuse("Cannot read " + page.toAbsolutePath() + ": start this in the root of the project");
        }
    }

    /** What is published was measured in full: a part of it does not overwrite that, unless told to. */
    private Path folder() {
        boolean complete = !quick && only.isEmpty();
        Path folder = into != null ? into : complete ? DOCS : SCRATCH;
        try {
            // Now, and not after a quarter of an hour.
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw refuse("--into is \"" + folder + "\", where no folder can be made: " + e);
        }
    }

    @Command(
            name = "compare",
            description = "Shows two measurements side by side, and which ratios moved by more than their spread.")
    int compare(
            @Parameters(paramLabel = "FIRST", description = "A .csv that was written.") Path first,
            @Parameters(paramLabel = "SECOND", description = "Another one.") Path second) {
        System.out.print(Comparison.of(Plan.full(), results(first), results(second)));
        return 0;
    }

    private Results results(Path file) {
        try {
            return Results.read(file);
        } catch (IOException | IllegalArgumentException e) {
            throw refuse("\"" + file + "\" is no .csv file that this command has written: " + e);
        }
    }

    private ParameterException refuse(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
