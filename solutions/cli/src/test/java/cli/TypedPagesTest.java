package cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cli.doctor.Executables;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types the commands of the pages that look at a running program, on free ports, and compares what they print. */
@DisplayName("the commands of the pages")
@Timeout(600)
@EnabledOnOs(value = OS.LINUX, disabledReason = "the pages show what the tools of Linux print")
class TypedPagesTest {

    private static final List<String> PORTS = List.of("33333", "34567", "4222");

    private static final List<String> TOOLS =
            List.of("curl", "jcmd", "jstat", "lsof", "nats-server", "nc", "prlimit", "ss", "strace", "xxd");

    /** Debian installs servers in a folder that is not on every PATH, and a JDK need not be on it. */
    private static final String PATH = String.join(
            File.pathSeparator,
            Path.of(System.getProperty("java.home"), "bin").toString(),
            System.getenv("PATH"),
            "/usr/sbin");

    @TempDir
    private static Path scratch;

    private static Workshop copy;

    @BeforeAll
    static void copyWorkshop() throws IOException {
        copy = Workshop.complete(scratch.resolve(Workshop.name()));
    }

    static Stream<TypedSection> sections() throws IOException {
        return Pages.all().stream().flatMap(TypedSection::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sections")
    @DisplayName("what they print is what the page says")
    void play(TypedSection section) throws Exception {
        assumeTrue(
                Runtime.version().feature() >= section.oldestJdk(),
                () -> "the page shows what JDK " + section.oldestJdk() + " prints");
        for (String tool : TOOLS) {
            Pattern called = Pattern.compile("(^|[|(;] ?)" + tool + " ");
            assumeTrue(
                    section.commands()
                                    .noneMatch(
                                            command -> called.matcher(command).find())
                            || new Executables(PATH).find(tool).isPresent(),
                    () -> "there is no program " + tool + " on the PATH");
        }
        try (var typist = new Typist(copy.folder(), PATH, freePorts())) {
            typist.type(section);
        }
    }

    /** A free port for each port that the pages name. */
    private static Map<String, String> freePorts() throws IOException {
        Map<String, String> free = new HashMap<>();
        for (String port : PORTS) {
            free.put(port, String.valueOf(FreePort.next()));
        }
        return free;
    }
}
