package workshop.benchmarks;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import workshop.benchmarks.Chapter.Workload;
import workshop.benchmarks.Harness.Timing;

/** The command that runs the benchmarks. Start it in the root of the project. */
@Command(
        name = "benchmarks",
        description = "Measures the reference solutions beside other software, and fills the page docs/benchmarks.md.")
public final class Benchmarks implements Callable<Integer> {

    private static final Path PAGE = Path.of("docs", "benchmarks.md");
    private static final Path SCRATCH = Path.of("solutions", "benchmarks", "target", "results");
    private static final DateTimeFormatter CSV = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm'.csv'");

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "Measure only the main workloads, in about a minute.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "WORD",
            description = "Measure only the workloads with this word in their name, such as echo.")
    private String only = "";

    @Option(names = "--pairs", paramLabel = "N", description = "The number of pairs of windows, from 1 to 100.")
    private Integer pairs;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text.")
    private boolean help;

    /**
     * Measures. The exit code is 0, 1 if a file cannot be used, 1 after a stack trace if a contender fails, or 2 if the command
     * line is wrong.
     */
    public static void main(String[] args) {
        CommandLine command = new CommandLine(new Benchmarks()).setExecutionExceptionHandler(Benchmarks::explain);
        // The command that was typed, if it is another one.
        command.setCommandName(System.getProperty("command", command.getCommandName()));
        System.exit(command.execute(args));
    }

    private static int explain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof FileSystemException) {
            command.getErr().println("Cannot use the file " + failure.getMessage());
            return 1;
        }
        throw failure;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Workload> workloads = workloads();
        Timing timing = timing();
        if (!Files.exists(PAGE)) {
            throw unusable(PAGE.toAbsolutePath(), "start this command in the root of the project");
        }
        // A partial run does not overwrite the published page, which shows a complete one.
        Path filled = quick || !only.isEmpty() ? SCRATCH.resolve(PAGE.getFileName()) : PAGE;
        Path csv = SCRATCH.resolve(LocalDateTime.now().format(CSV));
        Results results = new Harness().run(workloads, timing);
        results.write(csv);
        Files.writeString(filled, new Report(results).fill(Files.readString(PAGE)));
        System.out.println("Written: " + filled + ", and the values of all windows to " + csv);
        return 0;
    }

    private List<Workload> workloads() {
        List<Workload> all = (quick ? Chapter.mainWorkloads() : Chapter.allWorkloads()).toList();
        List<Workload> some = all.stream()
                .filter(workload -> workload.toString().contains(only))
                .toList();
        if (some.isEmpty()) {
            throw invalid("--only is \"" + only + "\", but must be a part of a workload's name: " + all);
        }
        return some;
    }

    private Timing timing() {
        Timing timing = quick ? Timing.QUICK : Timing.FULL;
        if (pairs != null && (pairs < 1 || pairs > 100)) {
            throw invalid("--pairs is " + pairs + ", but must be 1 to 100");
        }
        return pairs == null ? timing : timing.withPairs(pairs);
    }

    @Command(
            name = "compare",
            description = "Shows two measurements side by side, and marks each ratio that lies outside of the other's"
                    + " quartiles.")
    void compare(
            @Parameters(paramLabel = "FIRST", description = "A .csv file that this command has written.") Path first,
            @Parameters(paramLabel = "SECOND", description = "Another such file.") Path second)
            throws FileSystemException {
        System.out.println(new Report(results(first)).compare(results(second)));
    }

    private static Results results(Path file) throws FileSystemException {
        try {
            return Results.read(file);
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(file, "not a .csv file that this command has written: " + e);
        }
    }

    private static FileSystemException unusable(Path file, String reason) {
        return new FileSystemException(file.toString(), null, reason);
    }

    private ParameterException invalid(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
