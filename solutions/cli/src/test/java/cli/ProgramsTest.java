package cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the subcommands that start a program, in a copy of the workshop that nobody has built yet. */
@DisplayName("Programs that the command starts")
@Timeout(180)
class ProgramsTest {

    private static final Pattern DEMO_ADDRESS = Pattern.compile("on (\\S+) port (\\d+)");
    private static final Pattern CHAT_ADDRESS = Pattern.compile("listening on \\S+:(\\d+)");
    private static final String LAST_LINE = "Ctrl-C ends it";

    @TempDir
    private static Path scratch;

    private static Copy copy;

    @BeforeAll
    static void copyWorkshop() throws IOException {
        copy = Copy.into(scratch.resolve(Copy.name()));
    }

    @Test
    @DisplayName("a demo runs the reference solution on a free port")
    void demo() throws IOException {
        try (Started demo = start("demo", "2", "--solution", "--port", "0")) {
            Matcher address = match(DEMO_ADDRESS, demo.readUntil(LAST_LINE));
            try (Socket client = new Socket(address.group(1), Integer.parseInt(address.group(2)))) {
                client.setSoTimeout(10_000);
                client.getOutputStream().write("hello\n".getBytes());
                assertThat(new BufferedReader(new InputStreamReader(client.getInputStream())).readLine())
                        .as("the echo")
                        .isEqualTo("hello");
            }
        }
    }

    @Test
    @DisplayName("Ctrl-C ends the command and the demo")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals")
    void ctrlC() throws Exception {
        assumeInterruptible();
        try (Started demo = start("demo", "2", "--solution", "--port", "0")) {
            demo.readUntil(LAST_LINE);
            List<ProcessHandle> children = demo.children();
            assertThat(children).as("the processes of the demo").hasSize(1);
            demo.interrupt();

            assertThat(demo.exitCode()).as("the exit code").isEqualTo(130);
            children.getFirst().onExit().get(10, TimeUnit.SECONDS);
        }
    }

    /** A job that a script has started in the background ignores SIGINT, and so do the processes that it starts. */
    private static void assumeInterruptible() throws Exception {
        int exitCode =
                new ProcessBuilder("sh", "-c", "kill -INT $$; exit 0").start().waitFor();
        assumeTrue(exitCode != 0, "this process ignores SIGINT, as a job in the background does");
    }

    @Test
    @DisplayName("a demo that needs an unsolved exercise says so in a line, and names --solution")
    void unsolved() throws IOException {
        try (Started demo = start("demo", "2", "--port", "0")) {
            assertThat(demo.readToEnd())
                    .contains("Not implemented yet. TODO 2.", "--solution")
                    .doesNotContain("\tat ");
            assertThat(demo.exitCode()).as("the exit code").isEqualTo(1);
        }
    }

    @Test
    @DisplayName("a demo whose code does not compile says where, in the words of the compiler")
    void doesNotCompile() throws IOException {
        Path source = copy.folder().resolve("step01-listen/src/main/java/workshop/listen/Listener.java");
        String starter = Files.readString(source);
        Files.writeString(source, "nonsense\n" + starter);
        try (Started demo = start("demo", "1")) {
            assertThat(demo.readToEnd())
                    .startsWith("step01-listen/src/main/java/workshop/listen/Listener.java:1: ")
                    .doesNotContain("\tat ");
            assertThat(demo.exitCode()).as("the exit code").isEqualTo(1);
        } finally {
            Files.writeString(source, starter);
        }
    }

    @Test
    @DisplayName("a wrong step or port is an error of the command line")
    void wrongArguments() throws IOException {
        assertThat(errorOf("demo", "6")).contains("6", "1 to 5");
        assertThat(errorOf("demo", "2", "--port", "70000")).contains("70000", "0 to 65535");
        assertThat(errorOf("demo", "2", "--server")).contains("step 3");
        assertThat(errorOf("chat")).contains("server or client");
    }

    private static String errorOf(String... arguments) throws IOException {
        try (Started command = start(arguments)) {
            String printed = command.readToEnd();
            assertThat(command.exitCode())
                    .as("the exit code of %s", List.of(arguments))
                    .isEqualTo(2);
            return printed;
        }
    }

    @Test
    @DisplayName("the chat's server and client get their arguments as they were typed, and exchange a line")
    void chat() throws IOException {
        try (Started server = start("chat", "server", "--port", "0")) {
            String port = match(CHAT_ADDRESS, server.readUntil("listening on")).group(1);
            try (Started ada = start("chat", "client", "--port", port, "--nick", "ada");
                    Started bob = start("chat", "client", "--port", port, "--nick", "bob b")) {
                ada.readUntil("you are called ada");
                bob.readUntil("you are called bob b");
                ada.type("hello");
                assertThat(bob.readUntil("hello")).contains("ada: hello");
            }
        }
        assertThat(errorOf("chat", "server", "--", "@a file")).contains("'@a file'");
        try (Started help = start("chat", "client", "--help")) {
            assertThat(help.readToEnd()).contains("Usage: workshop chat client", "workshop chat client --nick ada");
        }
    }

    @Test
    @DisplayName("the socket table shows a listener")
    void sockets() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Started table = start("sockets", "--once", "--port", String.valueOf(listener.getLocalPort()))) {
            assertThat(table.readToEnd()).contains("LISTEN", ":" + listener.getLocalPort());
            assertThat(table.exitCode()).as("the exit code").isZero();
        }
    }

    @Test
    @DisplayName("the doctor's exit code is 1 if the port is in use")
    void doctor() throws IOException {
        try (ServerSocket inUse = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Started doctor = start("doctor", "--port", String.valueOf(inUse.getLocalPort()))) {
            assertThat(doctor.readToEnd())
                    .contains("JDK: ", "port " + inUse.getLocalPort() + ": not free", "not ready yet");
            assertThat(doctor.exitCode()).as("the exit code").isEqualTo(1);
        }
    }

    private static Matcher match(Pattern pattern, String printed) {
        Matcher matcher = pattern.matcher(printed);
        assertThat(matcher.find())
                .as("\"%s\" in what was printed: %s", pattern, printed)
                .isTrue();
        return matcher;
    }

    /** Starts the command as the scripts do, with the classes that are tested. */
    private static Started start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-Dworkshop=.",
                "-Doutput=" + System.getProperty("output"),
                "-classpath",
                System.getProperty("java.class.path"),
                "cli.Main"));
        command.addAll(List.of(arguments));
        return Started.start(copy.folder(), Map.of(), command);
    }
}
