package workshop.tcpview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @DisplayName("--once prints the table as plain text, exit code 0")
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
                                    ":" + listener.getLocalPort(),
                                    " " + ProcessHandle.current().pid() + " "));
            assertThat(out.toString()).as("what is printed").doesNotContain("\u001b");
        }
    }

    @Test
    @DisplayName("--once without any socket to print: exit code 1")
    void nothing() {
        // No system gives port 1 to a client, and its service (TCPMUX) is not in use any more.
        assertThat(run("--once", "--port", "1")).as("the exit code").isEqualTo(1);
        assertThat(err.toString()).contains("No TCP socket of port 1.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    @DisplayName("without the library's native code: exit code 3, and why")
    void noNativeCode() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djna.nosys=true",
                        "-Djna.nounpack=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Tcpview.class.getName(),
                        "--once")
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("the exit code").isEqualTo(3);
        assertThat(printed).startsWith("The sockets cannot be read: ").doesNotContain("\tat ");
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
    @DisplayName("wrong options: exit code 2, and the right ones")
    void usage(String args) {
        assertThat(run(args.split(" "))).as("the exit code").isEqualTo(2);
        assertThat(err.toString()).contains("Usage: tcpview");
    }

    @Test
    @DisplayName("without --port, -Dport names the port, as for the demos")
    void systemProperty() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            System.setProperty("port", String.valueOf(listener.getLocalPort()));

            assertThat(run("--once")).as("the exit code").isZero();
            assertThat(out.toString()).contains(":" + listener.getLocalPort());
            assertThat(run("--once", "--port", "1"))
                    .as("the exit code of port 1")
                    .isEqualTo(1);
        } finally {
            System.clearProperty("port");
        }
    }

    @ParameterizedTest
    @CsvSource({"abc, is not an int", "70000, but must be 1 to 65535", "'', is not an int"})
    @DisplayName("-Dport that is no port: exit code 2, and the reason")
    void badSystemProperty(String port, String why) {
        System.setProperty("port", port);
        try {
            assertThat(run("--once")).as("the exit code").isEqualTo(2);
            assertThat(err.toString()).contains(why, "Usage: tcpview");
        } finally {
            System.clearProperty("port");
        }
    }

    @Test
    @DisplayName("digits do not depend on the locale")
    void digits() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            run("--port", "70000");
        } finally {
            Locale.setDefault(before);
        }
        assertThat(err.toString()).startsWith("--port is 70000, but must be 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=", "--every=", "", "--"})
    @DisplayName("a wrong argument is repeated safely")
    void safe(String option) {
        assertThat(run(option + "a\u001b[7m\u0007b\u202e")).as("the exit code").isEqualTo(2);
        assertThat(err.toString()).contains("a\ufffd[7m\ufffdb\ufffd").doesNotContain("\u001b", "\u0007", "\u202e");
    }

    @Test
    @DisplayName("--pid without such a process: exit code 1")
    void noProcess() {
        // Above the largest process id of any of the systems.
        assertThat(run("--pid", "2147483647")).as("the exit code").isEqualTo(1);
        assertThat(err.toString()).contains("There is no process 2147483647");
    }

    @Test
    @DisplayName("--pid of another user's process that may not be seen: exit code 3, and what to try")
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = "of Windows, no such rule is known")
    void secret() {
        Optional<String> root = Optional.of("root");
        assumeTrue(root.equals(ProcessHandle.of(1).flatMap(init -> init.info().user())), "process 1 is root's");
        assumeFalse(root.equals(ProcessHandle.current().info().user()), "root may see everything");

        assertThat(run("--once", "--pid", "1")).as("the exit code").isEqualTo(3);
        assertThat(err.toString()).contains("process 1 are not shown to you", "sudo");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    @DisplayName("a terminal of unknown type is treated as a plain one, without a warning")
    void unknownTerminal() throws Exception {
        List<String> logged = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger jline = Logger.getLogger("org.jline");
        jline.addHandler(handler);
        try {
            Tcpview.makeKnown("no-such-terminal");
            try (var terminal = ScreenTerminal.withTerminal("test", "no-such-terminal", 80, 24)
                    .terminal()) {
                assertThat(LiveTable.isFor(terminal))
                        .as("can show the live table")
                        .isTrue();
            }
        } finally {
            jline.removeHandler(handler);
        }
        assertThat(logged).as("what jline logged").isEmpty();
    }

    @Test
    @DisplayName("--help shows examples and exit codes")
    void help() {
        assertThat(run("--help")).as("the exit code").isZero();
        assertThat(out.toString()).contains("Examples:", "tcpview --port 4222", "Exit codes:", "or 33333", "q ends it");
    }
}
