package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Types a section of a page into shells, in a copy of the workshop. */
final class Typist implements AutoCloseable {

    /** A socket changes its state some time after the program that was told to. */
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private static final Duration LONGEST_COMMAND = Duration.ofSeconds(240);

    private static final Pattern USUAL_PORT =
            Pattern.compile("\\./workshop (?:demo|race|chat|sockets)\\b(?!.*--port)[^|]*");

    private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\b");

    /** The number of a process, or what stands for it. */
    private static final Pattern PROCESS = Pattern.compile(
            "(?<=jcmd |jstat -gcutil |--pid |-p )(?:12345|22689|2028|workshop[.][.\\w]+|\\$\\(pgrep [^)]*\\))");

    /** In others, the command writes letters in place of signs, and tools have other words. */
    private static final String LOCALE = "C.UTF-8";

    private final Path folder;
    private final String path;
    private final Map<String, String> ports;
    private final DemoPage page = new DemoPage(this::start);
    private final Map<String, TypedProgram> programs = new HashMap<>();
    private TypedProgram workshop;

    /**
     * Types nothing yet.
     *
     * @param folder the copy
     * @param path the environment variable {@code PATH} of the shells
     * @param ports the port to type for each port that the page names
     */
    Typist(Path folder, String path, Map<String, String> ports) {
        this.folder = folder;
        this.path = path;
        this.ports = ports;
    }

    void type(TypedSection section) throws IOException {
        for (List<String> entry : section.entries()) {
            if (entry.getFirst().startsWith("$ ")) {
                String command = TypedSection.command(entry.getFirst().substring(2));
                compare(command, entry.subList(1, entry.size()));
            } else {
                page.play(entry);
            }
        }
    }

    /** A command that a terminal runs already is not started again. */
    private void compare(String command, List<String> expected) {
        if (programs.containsKey(command)) {
            programs.get(command).expect(expected.toArray(String[]::new));
        } else {
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertPrints(command, expected));
        }
    }

    /** Commands are only compared if the page says what they print. Otherwise they succeed. */
    private void assertPrints(String command, List<String> expected) throws IOException, InterruptedException {
        Path output = Files.createTempFile("printed", ".txt");
        try {
            // Not a pipe: programs in the background keep it open.
            var builder = new ProcessBuilder(shell(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment().putAll(Map.of("PATH", path, "LC_ALL", LOCALE));
            Process shell = builder.redirectOutput(output.toFile()).start();
            boolean ended = shell.waitFor(LONGEST_COMMAND.toSeconds(), TimeUnit.SECONDS);
            shell.descendants().forEach(ProcessHandle::destroy);
            shell.destroy();
            String printed = Files.readString(output);
            assertThat(ended)
                    .as("the command %s ends; it printed: %s", command, printed)
                    .isTrue();
            if (expected.isEmpty()) {
                assertThat(shell.exitValue())
                        .as("the exit code of %s, which printed: %s", command, printed)
                        .isZero();
            } else {
                assertThat(Printed.agrees(expected, printed))
                        .as(
                                "%s prints, apart from numbers:%n%s%nbut it printed:%n%s",
                                command, String.join("\n", expected), printed)
                        .isTrue();
            }
        } finally {
            Files.delete(output);
        }
    }

    private DemoPage.Terminal start(String command) throws IOException {
        Map<String, String> environment = Map.of("PATH", path, "LC_ALL", LOCALE);
        var program = new TypedProgram(Session.start(folder, environment, shell(command)), Printed::masked);
        programs.put(command, program);
        if (command.startsWith("./workshop ")) {
            workshop = program;
        }
        return program;
    }

    /** A shell that does not become the program of the command. */
    private List<String> shell(String command) {
        return List.of("bash", "-c", onThisMachine(command) + "\nexit $?");
    }

    /** The command with free ports, the number of the process, and the command ./workshop of this build. */
    private String onThisMachine(String command) {
        String typed = USUAL_PORT.matcher(command).replaceFirst("$0 --port 33333 ");
        // In one pass: a free port may contain the digits of another one, such as 44222 those of 4222.
        typed = NUMBER.matcher(typed).replaceAll(number -> ports.getOrDefault(number.group(), number.group()));
        typed = PROCESS.matcher(typed).replaceAll(process -> String.valueOf(workshop.pid()));
        String built = Session.command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return typed.replace("./workshop", built);
    }

    @Override
    public void close() {
        page.close();
    }
}
