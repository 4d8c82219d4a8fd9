package workshop.tcpview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

@DisplayName("The command line")
class TcpviewTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Tcpview.commandLine()
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    @Test
    @DisplayName("--once prints the table, plain, and says 0")
    void once() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(run("--once", "--port", String.valueOf(listener.getLocalPort())))
                    .as("the exit code")
                    .isZero();
            assertThat(out.toString().lines()).first().asString().startsWith("State ");
            assertThat(out.toString().lines())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("LISTEN ")
                            .contains(
                                    "127.0.0.1:" + listener.getLocalPort(),
                                    " " + ProcessHandle.current().pid() + " "));
            assertThat(out.toString()).as("what is printed").doesNotContain("\u001b");
        }
    }

    @Test
    @DisplayName("--once says 1 where there is nothing to print")
    void nothing() {
        // No system gives port 1 to a client, and what it was meant for is long forgotten.
        assertThat(run("--once", "--port", "1")).as("the exit code").isEqualTo(1);
        assertThat(err.toString()).contains("No TCP socket of port 1.");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port 0",
                "--port 65536",
                "--port http",
                "--pid 0",
                "--port 1 --pid 2",
                "--every 99",
                "--wide",
                "33333"
            })
    @DisplayName("what makes no sense says 2, and how to do better")
    void usage(String args) {
        assertThat(run(args.split(" "))).as("the exit code").isEqualTo(2);
        assertThat(err.toString()).contains("Usage: tcpview");
    }

    @Test
    @DisplayName("--help shows examples and exit codes")
    void help() {
        assertThat(run("--help")).as("the exit code").isZero();
        assertThat(out.toString()).contains("Examples:", "tcpview --port 4222", "Exit codes:", "33333 by default");
    }
}
