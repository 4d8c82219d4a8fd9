package workshop.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import workshop.benchmarks.Chapter.Workload;
import workshop.benchmarks.Harness.Timing;

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

    private static final Timing FULL = new Timing(20, 250, 10);
    private static final Timing QUICK = new Timing(4, 200, 3);

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "Measure only the main workloads, in about a minute.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "WORD",
            description = "Measure only the workloads with this word in their name, such as echo.")
    private String only = "";

    @Option(names = "--pairs", paramLabel = "N", description = "The number of pairs of windows, from 1 to 1000.")
    private Integer pairs;

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
        List<Workload> workloads = workloads();
        Timing timing = timing();
        Path folder = folder();
        Report report = new Report(page());
        Results results = new Harness(timing, System.out).run(workloads);
        Path csv = SCRATCH.resolve(LocalDateTime.now().format(FILE_NAME));
        results.write(csv);
        report.write(results, timing, folder, PAGE);
        System.out.println("Written: " + folder.resolve(PAGE) + ", and the values of every window to " + csv);
        return 0;
    }

    private List<Workload> workloads() {
        List<Workload> all = quick ? Chapter.mainWorkloads() : Chapter.workloads();
        List<Workload> some =
                all.stream().filter(workload -> workload.id().contains(only)).toList();
        if (some.isEmpty()) {
            throw invalid("--only is \"" + only + "\", but must be a part of a workload's name: "
                    + all.stream().map(Workload::id).collect(Collectors.joining(", ")));
        }
        return some;
    }

    private Timing timing() {
        Timing timing = quick ? QUICK : FULL;
        if (pairs == null) {
            return timing;
        }
        if (pairs < 1 || pairs > 1000) {
            throw invalid("--pairs is " + pairs + ", but must be 1 to 1000");
        }
        return new Timing(pairs, timing.windowMillis(), timing.warmUps());
    }

    private String page() {
        Path page = DOCS.resolve(PAGE);
        try {
            return Files.readString(page);
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
            description = "Shows two measurements side by side, and marks each ratio that lies outside of the other's"
                    + " quartiles.")
    int compare(
            @Parameters(paramLabel = "FIRST", description = "A .csv file that this command has written.") Path first,
            @Parameters(paramLabel = "SECOND", description = "Another such file.") Path second) {
        System.out.print(Results.compare(results(first), results(second)));
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
