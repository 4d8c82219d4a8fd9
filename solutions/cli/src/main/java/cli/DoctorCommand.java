package cli;

import cli.Output.Style;
import cli.doctor.Check;
import cli.doctor.Doctor;
import cli.doctor.Executables;
import cli.doctor.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Examines the machine. */
@Command(
        name = "doctor",
        description = "Says whether this machine is ready for the workshop, and what to do if it is not.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all that the exercises need is there",
            "1:something is missing",
            "2:the command line is wrong"
        })
final class DoctorCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String INDENT = "    ";
    private static final int LINE = Output.USUAL_WIDTH - 10;

    @Option(
            names = {"--port", "-Dport"},
            paramLabel = "PORT",
            defaultValue = "33333",
            description = "The port for the demos. By default ${DEFAULT-VALUE}.")
    private int port;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        DemoOptions.checkPort(port, spec);
        List<Check> checks = Doctor.checks(Path.of(System.getProperty("workshop")), Executables.ofSystem(), port);
        // All start at once. The lines come in the order of the checks.
        List<CompletableFuture<Finding>> findings =
                checks.stream().map(check -> check.start(LIMIT)).toList();
        boolean ready = true;
        try (Console console = Console.open()) {
            for (int i = 0; i < checks.size(); i++) {
                Finding finding = findings.get(i).join();
                show(console.out(), checks.get(i), finding);
                ready &= finding.fine() || !checks.get(i).needed();
            }
            console.out().line();
            console.out().line(Style.BOLD, ready ? "This machine is ready." : "This machine is not ready yet.");
        }
        return ready ? 0 : 1;
    }

    private static void show(Output out, Check check, Finding finding) {
        String sign = out.in(Style.GREEN, Output.sign("✔ ", "ok    "));
        if (!finding.fine()) {
            sign = check.needed()
                    ? out.in(Style.RED, Output.sign("✘ ", "WRONG "))
                    : out.in(Style.YELLOW, Output.sign("○ ", "note  "));
        }
        List<String> lines = Output.wrapped(check.name() + ": " + finding.text(), LINE);
        out.line(Style.PLAIN, sign, lines.getFirst());
        lines.stream().skip(1).forEach(line -> out.line(Style.PLAIN, INDENT, line));
        if (!finding.advice().isEmpty()) {
            out.line(Style.PLAIN, INDENT, finding.advice());
        }
    }
}
