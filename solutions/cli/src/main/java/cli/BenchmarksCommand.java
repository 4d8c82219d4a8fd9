package cli;

import java.util.List;
import picocli.CommandLine.Command;

/** The measurements: docs/benchmarks.md. */
@Command(
        name = "benchmarks",
        description = "Measures the reference solutions beside other software. The option --help shows its options.")
final class BenchmarksCommand extends ProgramCommand {

    /** OSHI calls the operating system. From JDK 24 on, Java says so unless it was told. */
    private static final List<String> OPTIONS = List.of("--enable-native-access=ALL-UNNAMED");

    BenchmarksCommand() {
        super(new Program("solutions/benchmarks", "workshop.benchmarks.Benchmarks", OPTIONS));
    }
}
