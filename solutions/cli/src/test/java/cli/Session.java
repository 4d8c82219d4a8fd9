package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The command, as a process of its own: in a pseudo-terminal, or with pipes. */
final class Session implements AutoCloseable {

    /** Runs a command in a pseudo-terminal (util-linux). */
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    private static final int ROWS = 40;
    private static final int COLUMNS = 80;

    private static final Duration LONG = Duration.ofSeconds(120);

    /** Maven may build the command while both cores are busy. */
    private static final Duration WITH_MAVEN = Duration.ofSeconds(300);

    private static final Map<String, String> TERMINAL = Map.of("TERM", "xterm", "LC_ALL", "C.UTF-8");

    private int columns;
    private final Duration limit;
    private final Process process;
    private final OutputStream keyboard;
    private final Thread reader;
    private final StringBuffer printed = new StringBuffer();
    private int seen;

    private Session(Path folder, int columns, Duration limit, Map<String, String> environment, List<String> command)
            throws IOException {
        this.columns = columns;
        this.limit = limit;
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        environment.forEach((name, value) -> {
            builder.environment().put(name, value);
            if (value.isEmpty()) {
                builder.environment().remove(name);
            }
        });
        process = builder.start();
        keyboard = process.getOutputStream();
        Reader screen = process.inputReader(StandardCharsets.UTF_8);
        reader = Thread.ofPlatform().daemon().start(() -> read(screen));
    }

    /** Whether this system can run a command in a pseudo-terminal. */
    static boolean terminalsWork() throws IOException, InterruptedException {
        return System.getProperty("os.name").equals("Linux")
                && Files.exists(SCRIPT)
                && new ProcessBuilder(SCRIPT.toString(), "-qec", "true", "/dev/null")
                                .start()
                                .waitFor()
                        == 0;
    }

    /** Starts the command in a terminal of this width. */
    static Session inTerminal(Path workshop, int columns, String... arguments) throws IOException {
        String command = "stty cols " + columns + " rows " + ROWS + "; exec " + quoted(arguments);
        return new Session(
                workshop, columns, LONG, TERMINAL, List.of(SCRIPT.toString(), "-qefc", command, "/dev/null"));
    }

    /** Starts the command in the background of a shell, which waits for it. */
    static Session inBackground(Path workshop, String... arguments) throws IOException {
        String command = "set -m; " + quoted(arguments) + " & wait $!; echo \"the job ended with $?\"";
        return new Session(
                workshop, COLUMNS, LONG, TERMINAL, List.of(SCRIPT.toString(), "-qefc", command, "/dev/null"));
    }

    private static String quoted(String... arguments) {
        return command(arguments).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    /** Starts the command without a terminal. */
    static Session withPipes(Path workshop, String... arguments) throws IOException {
        return new Session(workshop, Integer.MAX_VALUE, LONG, TERMINAL, command(arguments));
    }

    /** Starts the command without a terminal. It may test several exercises while both cores are busy. */
    static Session withTests(Path workshop, String... arguments) throws IOException {
        return new Session(workshop, Integer.MAX_VALUE, WITH_MAVEN, TERMINAL, command(arguments));
    }

    /**
     * Starts a command without a terminal. It may call Maven.
     *
     * @param folder the folder that it is called from
     * @param environment variables to set, or to unset if the value is empty
     */
    static Session start(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        return new Session(folder, Integer.MAX_VALUE, WITH_MAVEN, environment, command);
    }

    /** The command, as this JVM starts it. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dworkshop=.",
                "-Doutput=" + Path.of(System.getProperty("output")).toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private void read(Reader screen) {
        char[] characters = new char[8192];
        try {
            for (int count = screen.read(characters); count >= 0; count = screen.read(characters)) {
                printed.append(characters, 0, count);
            }
        } catch (IOException closed) {
            // The process has ended.
        }
    }

    /** Gives the window another width. The system tells the command so by a signal. */
    void resize(int newColumns) throws IOException, InterruptedException {
        long command = process.children().findFirst().orElseThrow().pid();
        columns = newColumns;
        String script = "stty cols %d < /proc/%d/fd/0".formatted(newColumns, command);
        assertThat(new ProcessBuilder("sh", "-c", script).start().waitFor())
                .as("exit code of: %s", script)
                .isZero();
    }

    void press(String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /** Ends the input, as Ctrl-D does. */
    void endInput() throws IOException {
        keyboard.close();
    }

    /** Waits until these words were printed since the last call, in this order. Line breaks count as blanks. */
    void expect(String... words) {
        for (String expected : words) {
            try {
                Awaitility.await()
                        .atMost(limit)
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> find(expected));
            } catch (ConditionTimeoutException e) {
                throw new AssertionError("expected \"" + expected + "\", but saw: " + text().substring(seen));
            }
            seen = text().indexOf(expected, seen) + expected.length();
        }
    }

    private boolean find(String expected) {
        return text().indexOf(expected, seen) >= 0;
    }

    /** Takes all that was printed as seen. */
    void expectNothingNew() {
        seen = text().length();
    }

    /** All that was printed, without the control sequences, and with single blanks. */
    String text() {
        return printed.toString()
                .replaceAll("\033\\]8;;[^\033]*\033\\\\", "")
                .replaceAll("\033\\[[0-9;?]*[A-Za-z]|\033[()][A-Z0-9]|\033[=>]", "")
                .replaceAll("\\s+", " ");
    }

    /** The screen of the terminal, as it is now. */
    Picture picture() {
        return Picture.of(printed.toString(), columns, ROWS);
    }

    /** All that was printed, as it was. */
    String printed() {
        return printed.toString();
    }

    /** What was printed since the last words that were expected. */
    String rest() {
        return text().substring(seen);
    }

    /** Waits for the end, checks the exit code, and returns all that was printed. */
    String assertEnds(int exitCode) throws InterruptedException {
        assertThat(process.waitFor(limit.toSeconds(), TimeUnit.SECONDS))
                .as("the command has ended; it printed: %s", printed)
                .isTrue();
        assertThat(reader.join(limit)).as("the output has ended").isTrue();
        assertThat(process.exitValue())
                .as("the exit code of a command that printed: %s", printed)
                .isEqualTo(exitCode);
        return printed();
    }

    /** Presses Ctrl-C, except that the processes which the command has started do not get the signal. */
    void interrupt() throws IOException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .onExit()
                .join();
    }

    /** The processes that the command in this terminal has started. In watch mode, these JVMs run tests, or are ready for it. */
    List<ProcessHandle> judges() {
        return process.children().findFirst().orElseThrow().children().toList();
    }

    /**
     * Ends the program that the command has started, and waits for the end of both. Unlike the signal of Ctrl-C, this signal also
     * works for a job in the background.
     */
    void endProgram() {
        descendants().forEach(ProcessHandle::destroy);
        process.onExit().orTimeout(limit.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** The processes that the command has started. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = descendants();
        process.destroyForcibly().onExit().join();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
