package cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import judge.Code;
import judge.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong arguments, and files that are missing or damaged: each ends in a sentence and an exit code, and never in a stack trace. */
@DisplayName("what can go wrong")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a test cannot link folders there without more rights")
class HostileTest {

    private static final Step STEP_1 = Step.all().getFirst();
    private static final String SOURCES = "step01-listen/src/main/java";
    private static final String PORT_RANGE = SOURCES + "/workshop/listen/PortRange.java";

    @TempDir
    private Path folder;

    private Workshop workshop;

    @BeforeEach
    void copy() throws IOException {
        workshop = Workshop.linked(folder);
    }

    @AfterEach
    void delete() throws IOException {
        workshop.close();
    }

    private String assertSays(int exitCode, String arguments, String... words) throws Exception {
        String printed = run(exitCode, arguments, words);
        assertThat(printed).doesNotContain("\tat ", "Exception");
        return printed;
    }

    private String run(int exitCode, String arguments, String... words) throws Exception {
        String[] typed = Arrays.stream(arguments.split(" "))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        try (Session session = Session.withTests(folder, typed)) {
            session.endInput();
            String printed = session.assertEnds(exitCode);
            assertThat(session.text()).as("./workshop " + arguments).contains(words);
            return printed;
        }
    }

    @Test
    @DisplayName("a command that is killed leaves no file in the folder of temporary files")
    void temporaryFiles(@TempDir Path temporary) throws IOException {
        Map<String, String> environment = Map.of("JDK_JAVA_OPTIONS", "\"-Djava.io.tmpdir=" + temporary + "\"");
        try (Session watch = Session.start(folder, environment, Session.command("1.1"))) {
            watch.expect("FAILS");
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @ParameterizedTest(name = "./workshop {0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "test 9; There is no step 9. The steps are 1 to 5.",
                "test 2.99; Step 2 has the exercises 2.1 to 2.8.",
                "test --all 2; Type --all, or a step or an exercise, and not both.",
                "hint x; \"x\" is no step and no exercise.",
                "hint 2; 2 is a step. Type one of its exercises, such as 2.1.",
                "fool 2; 2 is a step. Type one of its exercises, such as 2.1.",
                "fool x; \"x\" is no step and no exercise.",
                "demo x; \"x\" is no step. The steps are 1 to 5.",
                "doctor --port 99999; --port is 99999, but must be a number from 0 to 65535",
                "hnt 2.3; \"hnt\" is no subcommand. ./workshop --help shows all of them.",
                "hnt; \"hnt\" is no subcommand, no step and no exercise. ./workshop --help shows all subcommands.",
                "--nonsense; Unknown option: '--nonsense'",
                "2.3 4; ./workshop --help shows what can be typed.",
                "2.3 test; Type the subcommand first, as in ./workshop test 2.3.",
                "help test; \"help\" is no subcommand.",
                "test 2 3; ./workshop test --help shows what can be typed.",
                "plan --steps 1 9; There is no step 9. The steps are 1 to 5.",
                "plan --steps 1,9; There is no step 9. The steps are 1 to 5.",
                "plan --steps 1,x; \"x\" is no step. The steps are 1 to 5.",
                "plan --start 9.30; \"9.30\" is no time of day. Type one such as 9:00 or 13:30.",
                "plan --start 22:00; A day that begins at 22:00 ends after midnight.",
            })
    @DisplayName("a wrong command line is answered in a line, and the exit code is 2")
    void wrongArguments(String arguments, String words) throws Exception {
        assertThat(assertSays(2, arguments, words).lines()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    @DisplayName("fool refuses an exercise that does not pass yet")
    void foolBeforePassing() throws Exception {
        assertSays(1, "fool 1.1", "1.1 does not pass yet", "--anyway");
    }

    @Test
    @DisplayName("notes that are damaged, or that cannot be written, cost nothing but the notes")
    void notes() throws Exception {
        Path notes = folder.resolve(".workshop/kept.properties");
        Files.createDirectory(notes.getParent());
        Files.writeString(notes, "pinned=9.9\nhints.1.1=\\u00zz\n");
        assertSays(0, "hint", "1.1 Name the port range", "Hint 1 of 3");
        Files.writeString(notes, "pinned=9.9\n");
        assertSays(0, "hint", "1.1 Name the port range", "Hint 1 of 3");

        Files.delete(notes);
        Files.createDirectories(notes.resolve("x"));
        assertSays(0, "hint 1.2", "Hint 1 of 3", "The next call shows this hint again: .workshop cannot be written.");
        assertSays(0, "1.2", "1.2 Bind and listen", ".workshop cannot be written: the next start does not know");
    }

    @Test
    @DisplayName("a test of the learner's own counts, and an exercise without tests does not pass")
    void tests() throws Exception {
        Path tests = folder.resolve("step01-listen/src/test/java/workshop/listen");
        workshop.save(STEP_1, Code.read(STEP_1.solution()));
        Path mine = tests.resolve("Ex1_1_MineTest.java");
        Files.writeString(mine, """
                package workshop.listen;
                class Ex1_1_MineTest {
                    @org.junit.jupiter.api.Test
                    void mine() { throw new IllegalStateException("mine"); }
                }
                """);
        run(1, "test 1.1", "FAILS: mine() ", "mine");
        Files.writeString(mine, Files.readString(mine).replace("throw new IllegalStateException(\"mine\")", ""));
        assertSays(0, "test 1.1", "1.1 Name the port range passes: 3 tests.");

        Files.writeString(mine, "nonsense");
        assertSays(
                1,
                "test 1.1",
                "The code does not compile: ",
                "step01-listen/src/test/java/workshop/listen/Ex1_1_MineTest.java:1");
        Files.delete(mine);
        Files.delete(tests.resolve("Ex1_1_PortRangeTest.java"));
        assertSays(1, "test 1.1", "FAILS: its tests are there no test of this exercise is in src/test");
    }

    @Test
    @DisplayName("what the JVM logs is no part of the verdict, as when a thread cannot be started")
    void logOfTheJvm() throws Exception {
        workshop.save(STEP_1, Code.read(STEP_1.solution()));
        Files.writeString(folder.resolve("step01-listen/src/test/java/workshop/listen/Ex1_1_MineTest.java"), """
                package workshop.listen;
                class Ex1_1_MineTest {
                    @org.junit.jupiter.api.Test
                    void mine() {
                        try {
                            new Thread(null, () -> {}, "its stack is too large", 1L << 50).start();
                        } catch (OutOfMemoryError e) {
                            throw new IllegalStateException("no thread");
                        }
                    }
                }
                """);
        run(1, "test 1.1", "FAILS: mine() ", "no thread");
    }

    @Test
    @DisplayName("the list says which step does not compile, and where")
    void listOfBrokenCode() throws Exception {
        workshop.save(STEP_1, Code.read(STEP_1.solution()));
        Files.writeString(folder.resolve(PORT_RANGE), "nonsense");

        String printed = assertSays(0, "list", "step01-listen does not compile: workshop/listen/PortRange.java:1: ");
        assertThat(printed.lines().filter(line -> line.startsWith("testing "))).hasSize(1);
    }

    @Test
    @DisplayName("an exception in a static initializer is shown with its words and its line")
    void staticInitializer() throws Exception {
        Path file = folder.resolve(SOURCES + "/workshop/listen/Listener.java");
        String broken = "static final int NUMBER = Integer.parseInt(\"a number\");\n";
        Files.writeString(
                file, Files.readString(file).replaceFirst("(?m)^public final class Listener .*\\R", "$0" + broken));
        int line = Files.readAllLines(file).indexOf(broken.strip()) + 1;

        run(1, "test 1.2", "NumberFormatException: For input string: \"a number\"", "Listener.java:" + line);
    }

    @Test
    @DisplayName("where .workshop is a file, nothing is replaced, because nothing could be kept")
    void fileInPlaceOfFolder() throws Exception {
        Files.writeString(folder.resolve(".workshop"), "x");
        Code before = Code.read(folder.resolve(SOURCES));

        assertSays(1, "catch-up 1.1", "Nothing was changed", ".workshop");
        assertSays(1, "undo", "No catch-up and no reset is left to undo.");
        assertThat(Code.read(folder.resolve(SOURCES))).isEqualTo(before);
    }

    @Test
    @DisplayName("a deleted folder of sources is named, and comes back with reset or catch-up")
    void deletedFolder() throws Exception {
        Code before = Code.read(folder.resolve(SOURCES));
        Files.move(folder.resolve("step01-listen/src/main"), folder.resolve("moved"));

        String advice = SOURCES + " is missing. ./workshop reset 1 --whole-file brings its files back.";
        assertSays(1, "test 1.1", advice);
        assertSays(1, "list", advice);
        assertSays(1, "demo 1", advice);
        assertSays(1, "", advice);
        assertSays(0, "reset 1 --whole-file", "PortRange.java", "Demo.java");
        assertThat(Code.read(folder.resolve(SOURCES))).isEqualTo(before);
    }

    @Test
    @DisplayName("a deleted file is named, where the code does not compile without it, and comes back with reset")
    void deletedFile() throws Exception {
        Path file = folder.resolve(PORT_RANGE);
        String before = Files.readString(file);
        Files.delete(file);

        assertSays(
                1,
                "test 1.1",
                "The code does not compile: cannot find symbol, symbol: ",
                PORT_RANGE + " is missing. ./workshop reset 1.1 brings it back");
        assertSays(0, "reset 1.1", "PortRange.java");
        assertThat(file).hasContent(before);
    }

    @Test
    @DisplayName("reset --whole-file of a step also brings back the files that have no exercise")
    void wholeStep() throws Exception {
        Path demo = folder.resolve(SOURCES + "/workshop/listen/Demo.java");
        String before = Files.readString(demo);
        Files.writeString(demo, "changed");

        assertSays(0, "reset 1.1 --whole-file", "Nothing to change");
        assertThat(demo).hasContent("changed");
        assertSays(0, "reset 1 --whole-file", "Demo.java");
        assertThat(demo).hasContent(before);
    }

    @Test
    @DisplayName("a file whose lines end with CR alone, as on an old Mac, is read like another")
    void carriageReturns() throws Exception {
        Path file = folder.resolve(PORT_RANGE);
        Files.writeString(file, Files.readString(file).replace("\n", "\r"));

        assertSays(0, "catch-up 1.1", "PortRange.java", "1.1 passes.");
    }

    @Test
    @DisplayName(
            "code that compiles, and that the parser cannot read, is tested like other code, beside a catch-up too")
    void unknownSyntax() throws Exception {
        Code wrong = Code.read(STEP_1.solution())
                .with(
                        "workshop/listen/PortRange.java",
                        text -> text.replace("return SYSTEM;", "return USER\\u003b")
                                .replace("of(int port) {", "of(int port) \\u007b"));
        Files.writeString(folder.resolve(PORT_RANGE), wrong.file("workshop/listen/PortRange.java"));

        assertSays(1, "test 1.1", "expected: SYSTEM but was: USER", "PortRange.java:1 ");
        assertSays(0, "catch-up 1.2", "1.2 passes.");
    }

    @Test
    @DisplayName("a TODO that the learner keeps in a comment does not count")
    void todoInComment() throws Exception {
        String todo = "throw new UnsupportedOperationException(\"TODO 1.1: return the range of the port\");";
        String solved = Code.read(STEP_1.solution()).file("workshop/listen/PortRange.java");
        Files.writeString(
                folder.resolve(PORT_RANGE),
                solved.replace("return SYSTEM;", "return SYSTEM; // " + todo)
                        .replace("if (port < 0", "/*\n" + todo + "\n*/\n// " + todo + "\nif (port < 0"));

        assertSays(0, "test 1.1", "passes");
        assertThat(assertSays(0, "list", "step 1").lines().filter(line -> line.contains(" 1.1 ")))
                .singleElement()
                .asString()
                .doesNotContain("not begun");
        run(0, "diff 1.1", "< return port < 49_152");
    }

    @Test
    @DisplayName("a file that has lost its package is named, also if the compiler names another file")
    void otherPackage() throws Exception {
        Files.writeString(folder.resolve(PORT_RANGE), "");

        assertSays(1, "test 1.1", PORT_RANGE + " has not \"package workshop.listen;\"");
    }

    @Test
    @DisplayName("a file that is not UTF-8 is named; --whole-file replaces it, and undo brings it back")
    void notUtf8() throws Exception {
        Path file = folder.resolve(PORT_RANGE);
        byte[] before = (Files.readString(file) + "// grüße\n").getBytes(ISO_8859_1);
        Files.write(file, before);

        assertSays(1, "test 1.1", PORT_RANGE + " is not UTF-8");
        assertSays(1, "catch-up 1.1", "Nothing was changed", PORT_RANGE + " is not UTF-8", "--whole-file");
        assertThat(file).hasBinaryContent(before);
        assertSays(0, "catch-up 1.1 --whole-file", "PortRange.java");
        assertSays(0, "test 1.1", "passes");
        assertSays(0, "undo", "PortRange.java");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    @DisplayName("watch mode names a file that it cannot read, and goes on after the next save")
    void watch() throws Exception {
        Path file = folder.resolve(PORT_RANGE);
        String starter = Files.readString(file);
        try (Session session = Session.withPipes(folder)) {
            session.expect("FAILS", "q quit");
            Files.write(file, (starter + "// grüße\n").getBytes(ISO_8859_1));
            session.expect(PORT_RANGE + " is not UTF-8");
            session.press("l\n");
            Files.writeString(file, starter);
            session.expect("FAILS", "q quit");
            Files.move(folder.resolve("step01-listen/src/main"), folder.resolve("moved"));
            session.expect("is missing");
            Files.move(folder.resolve("moved"), folder.resolve("step01-listen/src/main"));
            session.expect("FAILS", "q quit");
            workshop.save(STEP_1, Code.read(STEP_1.solution()));
            session.expect("1.1 Name the port range passes");
            session.press("q\n");
            session.assertEnds(0);
        }
    }

    @Test
    @DisplayName("watch mode shows a result also while a file of another step cannot be read")
    void otherStep() throws Exception {
        Path file = folder.resolve("step02-accept/src/main/java/workshop/accept/Server.java");
        try (Session session = Session.withPipes(folder)) {
            session.expect("FAILS", "q quit");
            Files.write(file, (Files.readString(file) + "// grüße\n").getBytes(ISO_8859_1));
            workshop.save(STEP_1, Code.read(STEP_1.solution()));
            session.expect("1.1 Name the port range passes");
            session.press("q\n");
            session.assertEnds(0);
        }
    }

    @Test
    @DisplayName("a file that an editor or a system keeps beside a source is no source")
    void hiddenFile() throws Exception {
        Path file = folder.resolve(PORT_RANGE);
        Files.writeString(file.resolveSibling(".#PortRange.java"), "no Java");
        Files.write(file.resolveSibling("._PortRange.java"), new byte[] {0, (byte) 0xFF});

        assertSays(1, "test 1.1", "FAILS", "return the range of the port");
    }

    @Test
    @DisplayName("a command in the background of a terminal ends, and is not stopped")
    void background() throws Exception {
        assumeTrue(Session.terminalsWork(), "this system has pseudo-terminals");
        try (Session session = Session.inBackground(folder, "hint", "1.1")) {
            session.expect("Hint 1 of 3", "the job ended with 0");
        }
    }

    @Test
    @DisplayName("a byte order mark is named")
    void byteOrderMark() throws Exception {
        Path file = folder.resolve(PORT_RANGE);
        Files.writeString(file, "\ufeff" + Files.readString(file));

        assertSays(1, "test 1.1", "begins with a byte order mark", PORT_RANGE + ":1");
    }
}
