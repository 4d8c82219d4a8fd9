package cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import judge.Code;
import judge.Step;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the subcommands that start a program, in a copy of the workshop that nobody has built yet. */
@DisplayName("Programs that the command starts")
@Timeout(600)
class ProgramsTest {

    private static final Pattern DEMO_ADDRESS = Pattern.compile("on (\\S+) port (\\d+)\\D");
    private static final Pattern CHAT_ADDRESS = Pattern.compile("listening on \\S+:(\\d+)\\D");
    private static final Pattern BOARD_ADDRESS = Pattern.compile("--board (\\S+:\\d+) ");
    private static final String LAST_LINE = "Ctrl-C ends it";

    @TempDir
    private static Path scratch;

    private static Workshop copy;

    @BeforeAll
    static void copyWorkshop() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
        copy = Workshop.complete(scratch.resolve(Workshop.name()));
    }

    @Test
    @DisplayName("a demo runs the reference solution on a free port")
    void demo() throws Exception {
        try (Session demo = start("demo", "2", "--solution", "--port", "0")) {
            Matcher address = match(DEMO_ADDRESS, demo, LAST_LINE);
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
        try (Session demo = start("demo", "2", "--solution", "--port", "0")) {
            demo.expect(LAST_LINE);
            List<ProcessHandle> children = demo.descendants();
            assertThat(children).as("the processes of the demo").hasSize(1);
            demo.interrupt();

            demo.assertEnds(130);
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
    void unsolved() throws Exception {
        try (Session demo = start("demo", "2", "--port", "0")) {
            assertThat(demo.assertEnds(1))
                    .contains("Not implemented yet. TODO 2.", "--solution")
                    .doesNotContain("\tat ");
        }
    }

    @ParameterizedTest(name = "demo {0}")
    @ValueSource(strings = {"2 --solution", "3 --server --solution", "4 --solution", "5"})
    @DisplayName("a demo whose port is in use names the option for another one")
    void portInUse(String demo) throws Exception {
        try (ServerSocket inUse = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Session session = start(("demo " + demo + " --port " + inUse.getLocalPort()).split(" "))) {
            assertThat(session.assertEnds(1))
                    .contains("./workshop demo " + demo.replace(" --solution", "") + " --port 40000")
                    .doesNotContain("-Dport", "--solution");
        }
    }

    @Test
    @DisplayName("a demo whose code does not compile says where, in the words of the compiler")
    void doesNotCompile() throws Exception {
        Path source = copy.folder().resolve("step01-listen/src/main/java/workshop/listen/Listener.java");
        String starter = Files.readString(source);
        Files.writeString(source, "nonsense\n" + starter);
        try (Session demo = start("demo", "1")) {
            assertThat(demo.assertEnds(1))
                    .startsWith("step01-listen/src/main/java/workshop/listen/Listener.java:1: ")
                    .doesNotContain("\tat ");
        } finally {
            Files.writeString(source, starter);
        }
    }

    @Test
    @DisplayName("a wrong command line ends with exit code 2")
    void wrongArguments() throws Exception {
        for (String program : List.of("sockets", "chat server", "chat client", "board")) {
            assertThat(errorOf((program + " --nope").split(" "))).as(program).contains("--nope");
        }
        assertThat(errorOf("demo", "6")).contains("6", "1 to 5");
        assertThat(errorOf("demo", "2", "--port", "70000")).contains("70000", "0 to 65535");
        assertThat(errorOf("demo", "2", "--server")).contains("step 3");
        assertThat(errorOf("chat")).contains("./workshop chat server", "./workshop chat client");
    }

    private static String errorOf(String... arguments) throws Exception {
        try (Session command = start(arguments)) {
            return command.assertEnds(2);
        }
    }

    @Test
    @DisplayName("the chat's server and client get their arguments as they were typed, and exchange a line")
    void chat() throws Exception {
        try (Session server = start("chat", "server", "--port", "0")) {
            String port = match(CHAT_ADDRESS, server, "listening on").group(1);
            try (Session ada = start("chat", "client", "--port", port, "--nick", "ada");
                    Session bob = start("chat", "client", "--port", port, "--nick", "bob b")) {
                ada.expect("you are called ada");
                bob.expect("you are called bob b");
                ada.press("hello\n");
                bob.expect("ada: hello");
            }
        }
        assertThat(errorOf("chat", "server", "--", "@a file")).contains("'@a file'");
        try (Session help = start("chat", "client", "--help")) {
            assertThat(help.assertEnds(0)).contains("Usage: workshop chat client", "workshop chat client --nick ada");
        }
    }

    @Test
    @DisplayName("the class board shows the verdict of a learner")
    void board() throws Exception {
        try (Session board = start("board", "--port", "0", "--page-port", "0")) {
            String address = match(BOARD_ADDRESS, board, LAST_LINE).group(1);
            try (Session learner = start("test", "1.1", "--board", address, "--name", "ada l")) {
                assertThat(learner.assertEnds(1)).contains("The class board at " + address + " gets your verdicts.");
            }
            board.expect("1 learner", "ada l", "1.1", "away");
        }
        try (ServerSocket inUse = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Session board = start("board", "--port", String.valueOf(inUse.getLocalPort()))) {
            assertThat(board.assertEnds(1)).contains("Cannot listen on ", ":" + inUse.getLocalPort());
        }
        assertThat(errorOf("board", "--page-port", "65536")).contains("--page-port is 65536");
    }

    @Test
    @DisplayName("the class board in a terminal follows the verdicts; q ends it, and it says how long an exercise took")
    void boardInTerminal() throws Exception {
        assumeTrue(Session.terminalsWork(), "no pseudo-terminals here");
        try (Session built = start("board", "--help")) {
            built.assertEnds(0);
        }
        Step step = Step.all().getFirst();
        try (Session board = Session.inTerminal(copy.folder(), 80, "board", "--port", "0", "--page-port", "0")) {
            String address = match(BOARD_ADDRESS, board, LAST_LINE).group(1);
            testOnce(1, address);
            Awaitility.await().until(() -> board.picture().hasLines("step 1 passed by   1.1: 0 of 1", "ada "));
            assertThat(copy.folder().resolve("solutions/board/target"))
                    .as("the folder that has JLine's library while the board runs")
                    .isDirectoryContaining("glob:**jlinenative*");
            copy.save(step, Code.read(step.solution()));
            testOnce(0, address);
            Awaitility.await().until(() -> board.picture().hasLines("step 1 passed by   1.1: 1 of 1"));
            board.press("q");
            assertThat(board.assertEnds(0))
                    .contains("1.1 Name the port range", "The file .workshop")
                    .containsPattern("learners +median +guide +minutes");
        } finally {
            copy.save(step, Code.read(step.starter()));
        }
    }

    private static void testOnce(int exitCode, String board) throws Exception {
        try (Session learner = start("test", "1.1", "--board", board, "--name", "ada")) {
            learner.assertEnds(exitCode);
        }
    }

    @Test
    @DisplayName("the socket table shows a listener")
    void sockets() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Session table = start("sockets", "--once", "--port", String.valueOf(listener.getLocalPort()))) {
            assertThat(table.assertEnds(0)).contains("LISTEN", ":" + listener.getLocalPort());
        }
    }

    @Test
    @DisplayName(
            "the socket table of watch mode: keys are not echoed while it starts, and the screen comes back after it")
    void socketsOfWatchMode() throws Exception {
        assumeTrue(Session.terminalsWork(), "no pseudo-terminals here");
        try (Session built = start("sockets", "--help")) {
            built.assertEnds(0);
        }
        try (Session watch = Session.inTerminal(copy.folder(), 80, "1.1")) {
            watch.expect("FAILS", "q quit");
            watch.expectNothingNew();
            watch.press("s");
            Awaitility.await().until(() -> watch.descendants().stream().anyMatch(ProgramsTest::isTable));
            watch.press("zzz");
            watch.press("q");
            watch.expect("FAILS", "q quit");
            assertThat(watch.text()).doesNotContain("zzz");
        }
    }

    private static boolean isTable(ProcessHandle process) {
        return process.info().arguments().stream().flatMap(Stream::of).anyMatch("workshop.tcpview.Tcpview"::equals);
    }

    @Test
    @DisplayName("the doctor's exit code is 1 if the port is in use")
    void doctor() throws Exception {
        try (ServerSocket inUse = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Session doctor = start("doctor", "--port", String.valueOf(inUse.getLocalPort()))) {
            assertThat(doctor.assertEnds(1))
                    .contains("JDK: ", "port " + inUse.getLocalPort() + ": not free", "not ready yet");
        }
    }

    /** Waits until the program has printed these words and what matches, and returns the match. */
    private static Matcher match(Pattern pattern, Session program, String words) {
        program.expect(words);
        Awaitility.await().until(() -> pattern.matcher(program.printed()).find());
        Matcher matcher = pattern.matcher(program.printed());
        assertThat(matcher.find()).isTrue();
        return matcher;
    }

    /** Starts the command as the scripts do, with the classes that are tested. */
    private static Session start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-Dworkshop=.",
                "-Doutput=" + System.getProperty("output"),
                "-classpath",
                System.getProperty("java.class.path"),
                "cli.Main"));
        command.addAll(List.of(arguments));
        return Session.start(copy.folder(), Map.of(), command);
    }
}
