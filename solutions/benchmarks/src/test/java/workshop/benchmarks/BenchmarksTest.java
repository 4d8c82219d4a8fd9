package workshop.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the command in a process of its own, in the root of the project. */
class BenchmarksTest {

    private static final Path ROOT = Path.of("..", "..");

    private static final long LIMIT_SECONDS = 120;

    private static final String NON_ASCII_DIGIT = "[\\p{Nd}&&[^0-9]]";

    @TempDir
    private Path folder;

    private String printed;

    @ParameterizedTest
    @CsvSource({
        "--pairs=0,       --pairs is 0; but must be 1 to 100",
        "--pairs=101,     --pairs is 101; but must be 1 to 100",
        "--pairs=abc,     Invalid value for option '--pairs'",
        "--only=nothing,  --only is \"nothing\"; but must be a part of a workload's name: [consume/128; server/128; "
    })
    void aBadOptionIsAClearError(String option, String message) throws IOException {
        fails(2, message.replace(';', ','), ROOT, "--quick", option);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "echo/64,ECHO_NETTY,1,2,3,4", "idle/5000,ECHO_STEP_4,first,1"})
    void aFileWithoutResultsIsAClearError(String content) throws IOException {
        String file = Files.writeString(folder.resolve("results.csv"), content).toString();

        String reason = ": not a .csv file that this command has written: ";
        fails(1, "Cannot use the file " + file + reason, ROOT, "compare", file, file);
        fails(1, "Cannot use the file absent" + reason, ROOT, "compare", "absent", file);
    }

    @Test
    void anotherCurrentDirectoryIsAClearError() throws IOException {
        fails(1, "Cannot use the file ", folder, "--quick", "--only=echo");

        assertThat(printed).contains("start this command in the root of the project");
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "server"})
    void itWorksWithIpv6FirstAndPrintsAsciiDigitsInEveryLocale(String workload) throws IOException {
        List<String> options =
                List.of("-Djava.net.preferIPv6Addresses=true", "-Duser.language=ar", "-Duser.country=EG");

        int exitCode = run(ROOT, options, "--quick", "--only=" + workload, "--pairs=1");

        assertThat(exitCode).as("the exit code. It printed: %s", printed).isZero();
        assertThat(printed).as("what it printed").contains("Written: ").doesNotContainPattern(NON_ASCII_DIGIT);
        assertThat(ROOT.resolve("solutions/benchmarks/target/results/benchmarks.md"))
                .content()
                .contains(" times** (")
                .doesNotContainPattern(NON_ASCII_DIGIT);
    }

    private void fails(int expected, String message, Path where, String... arguments) throws IOException {
        int exitCode = run(where, List.of(), arguments);

        assertThat(printed).as("what it printed").startsWith(message).doesNotContain("\tat ");
        assertThat(exitCode).as("the exit code").isEqualTo(expected);
    }

    /** Returns the exit code. */
    private int run(Path where, List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), Benchmarks.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .start();
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(process.toHandle()::destroyForcibly);
        printed = String.join("\n", process.inputReader().lines().toList());
        return process.onExit().join().exitValue();
    }
}
