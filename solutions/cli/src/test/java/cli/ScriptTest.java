package cli;

import static org.assertj.core.api.Assertions.assertThat;

import cli.doctor.Executables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the script, in a copy of the workshop that nobody has built yet. */
@DisplayName("The script workshop")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for a POSIX shell")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(600)
class ScriptTest {

    private static final String BUILDS = "Maven builds the command";

    @TempDir
    private static Path scratch;

    private static Workshop copy;

    /** A PATH without Maven: it has only what the script needs. */
    private static Map<String, String> withoutMaven;

    @BeforeAll
    static void copyWorkshop() throws Exception {
        copy = Workshop.complete(scratch.resolve(Workshop.name()));
        Path bin = Files.createDirectory(scratch.resolve("bin"));
        for (String program : List.of("cat", "dirname", "readlink")) {
            Path file = Files.writeString(bin.resolve(program), "#!/bin/sh\nexec " + find(program) + " \"$@\"\n");
            file.toFile().setExecutable(true);
        }
        withoutMaven = Map.of("PATH", bin.toString());
    }

    private static Path find(String program) {
        return Executables.ofSystem().find(program).orElseThrow();
    }

    @Test
    @Order(1)
    @DisplayName("says that Maven is missing")
    void noMaven() throws Exception {
        assertFails(copy.script(), withoutMaven, "Maven is not on the PATH");
    }

    @Test
    @Order(2)
    @DisplayName("says that the folder solutions is missing")
    void noSolutions() throws Exception {
        Path script = Files.copy(
                copy.script(),
                Files.createDirectory(scratch.resolve("for a class")).resolve("workshop"));

        assertFails(script, Map.of(), "needs the folder \"solutions\"");
    }

    @Test
    @Order(2)
    @DisplayName("says that the folder has a name that a class path cannot hold")
    void colon() throws Exception {
        Path script = Files.copy(
                copy.script(), Files.createDirectory(scratch.resolve("a:b")).resolve("workshop"));

        assertFails(
                script, Map.of(), scratch.resolve("a:b").toRealPath().toString(), "class path", "Rename the folder");
    }

    @Test
    @Order(3)
    @DisplayName("says that Maven has failed, after Maven's own words")
    void buildFails() throws Exception {
        Path pom = copy.folder().resolve("solutions/cli/pom.xml");
        String right = Files.readString(pom);
        Files.writeString(pom, right.replace("<artifactId>picocli<", "<artifactId>no-such-library<"));
        try {
            assertFails(copy.script(), Map.of(), "no-such-library", "Maven could not build the command");
        } finally {
            Files.writeString(pom, right);
        }
    }

    @Test
    @Order(4)
    @DisplayName(
            "builds the command when it starts for the first time: through a link, from another folder, without a locale")
    void firstStart() throws Exception {
        Path link = Files.createSymbolicLink(scratch.resolve("a link"), copy.script());
        Path second = Files.createSymbolicLink(scratch.resolve("another link"), Path.of("a link"));
        Map<String, String> noLocale = Map.of("LANG", "", "LC_ALL", "", "LC_CTYPE", "");

        assertThat(link).as("a link to the script").exists();
        try (Session first = start(second, noLocale, "--help")) {
            assertThat(first.assertEnds(0)).contains(BUILDS, "Usage: workshop").doesNotContain("\033");
        }
    }

    @Test
    @Order(5)
    @DisplayName("starts the command with a locale that is not installed")
    void unknownLocale() throws Exception {
        try (Session later = start(copy.script(), Map.of("LC_ALL", "xx_XX.UTF-8"), "--help")) {
            assertThat(later.assertEnds(0)).contains("Usage: workshop");
        }
    }

    @Test
    @Order(5)
    @DisplayName("starts the command without Maven when it is built, and passes on the exit code")
    void laterStart() throws Exception {
        try (Session later = start(copy.script(), withoutMaven, "no such subcommand")) {
            assertThat(later.assertEnds(2)).contains("no such subcommand").doesNotContain(BUILDS);
        }
    }

    @Test
    @Order(6)
    @DisplayName("works in a folder that was moved")
    void moved() throws Exception {
        Path elsewhere = Files.move(copy.folder(), scratch.resolve("elsewhere " + Workshop.name()));
        try (Session moved = start(elsewhere.resolve("workshop"), withoutMaven, "--help")) {
            assertThat(moved.assertEnds(0)).contains("Usage: workshop").doesNotContain(BUILDS);
        } finally {
            Files.move(elsewhere, copy.folder());
        }
    }

    @Test
    @Order(7)
    @DisplayName("builds the command again if the JDK is gone that it was built with")
    void noJdk() throws Exception {
        Path java = copy.folder().resolve(Install.NOTES).resolve("java");
        String right = Files.readString(java);
        Files.writeString(java, right.replace("java", "gone"));
        try {
            assertFails(copy.script(), withoutMaven, "Maven is not on the PATH");
        } finally {
            Files.writeString(java, right);
        }
    }

    @Test
    @Order(8)
    @DisplayName("builds the command once more when a source has changed, and passes on arguments and exit code")
    void pulled() throws Exception {
        Path source = copy.folder().resolve("solutions/cli/src/main/java/cli/Main.java");
        Files.writeString(source, "// changed\n", StandardOpenOption.APPEND);

        try (Session first = start(copy.script(), Map.of(), "no such subcommand")) {
            assertThat(first.assertEnds(2))
                    .contains(BUILDS, "no such subcommand")
                    .doesNotContain("\033");
        }
        try (Session second = start(copy.script(), withoutMaven, "--help")) {
            assertThat(second.assertEnds(0)).contains("Usage: workshop").doesNotContain(BUILDS);
        }
    }

    @Test
    @Order(9)
    @DisplayName("starts a command that says what to do when a build deletes its classes meanwhile")
    void deletedClasses() throws Exception {
        Path classes = copy.folder().resolve("solutions/cli/target/classes");
        try (Session watch = start(copy.script(), Map.of(), "1.1")) {
            watch.expect("FAILS", "q quit");
            Files.move(classes, classes.resolveSibling("deleted classes"));
            watch.press("d\n");
            assertThat(watch.assertEnds(1)).contains("Start the command again.").doesNotContain("\tat ");
        }
    }

    @Test
    @DisplayName("has a twin for Windows whose lines end with CR and LF")
    void windows() throws Exception {
        String script = Files.readString(copy.folder().resolve("workshop.cmd"));

        assertThat(script.replace("\r\n", ""))
                .as("the script without its line ends")
                .doesNotContain("\n")
                .as("the script, which shows what Maven prints only if it fails")
                .contains("-am >\"%printed%\" 2>&1");
    }

    private static void assertFails(Path script, Map<String, String> environment, String... words) throws Exception {
        try (Session command = start(script, environment, "--help")) {
            assertThat(command.assertEnds(1)).contains(words).doesNotContain("\tat ");
        }
    }

    private static Session start(Path script, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = Stream.concat(Stream.of("sh", script.toString()), Stream.of(arguments))
                .toList();
        return Session.start(scratch, environment, command);
    }
}
