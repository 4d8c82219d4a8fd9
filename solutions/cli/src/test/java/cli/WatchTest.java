package cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import judge.Code;
import judge.Exercise;
import judge.Mistake;
import judge.Reference;
import judge.Step;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("watch mode, in a terminal")
class WatchTest {

    private static final Step STEP_1 = Step.all().getFirst();

    @TempDir
    private Path folder;

    private Workshop workshop;

    @BeforeEach
    void copy() throws Exception {
        assumeTrue(Session.terminalsWork(), "this system has pseudo-terminals");
        workshop = Workshop.linked(folder);
    }

    @AfterEach
    void delete() throws IOException {
        if (workshop != null) {
            workshop.close();
        }
    }

    private Session watch() throws IOException {
        return Session.inTerminal(folder, 80);
    }

    private void pin(String exercise) throws IOException {
        Files.createDirectories(folder.resolve(".workshop"));
        Files.writeString(folder.resolve(".workshop/kept.properties"), "pinned=" + exercise);
    }

    private static Code reference(Step step) {
        return Code.read(step.solution());
    }

    @Test
    @DisplayName("it begins with exercise 1.1, and the right save shows the next exercise")
    void start() throws Exception {
        try (Session session = watch()) {
            session.expect("1.1 Name the port range", "0 of 43", "FAILS", "return the range of the port");
            session.expect("PortRange.java:", "docs/step01-listen.md, section 1.1", "q quit");

            workshop.save(STEP_1, reference(STEP_1));
            session.expect("1.1 Name the port range passes", "Next: 1.2 ");

            session.press("n");
            session.expect("1.2 Bind", "passes");
            session.press("q");
            session.assertEnds(0);
        }
    }

    @Test
    @DisplayName("exercises that have passed at an earlier start count, until their tests have run again")
    void progress() throws Exception {
        Code right = reference(STEP_1);
        workshop.save(STEP_1, right);
        pin("1.1");
        try (Session session = watch()) {
            session.expect("1.1 Name the port range passes");
            session.press("t");
            session.expect("1.7 The backlog is a queue: passes", "q quit");
            session.press("q");
            session.assertEnds(0);
        }
        try (Session session = watch()) {
            session.expect("7 of 7");
            workshop.save(STEP_1, right.with("workshop/listen/PortRange.java", text -> text + "}"));
            session.expect("7 of 7", "The code does not compile");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "1.1-off-by-one; a boundary is wrong, perhaps by one",
                "2.2-forgets-flip; `flip` is missing",
                "3.4-one-read-is-one-message; the code takes one read for one message",
                "4.4-message-shares-the-read-buffer; the message shares the read buffer",
                "5.8-cr-as-blank; CR",
            })
    @DisplayName("a wrong save shows the row of the guide that names it")
    void mistakes(String name, String meaning) throws Exception {
        Exercise exercise = Exercise.in(name).orElseThrow();
        Step step = Step.all().get(exercise.step() - 1);
        Mistake mistake = step.mistakes().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        pin(exercise.toString());
        try (Session session = watch()) {
            session.expect("FAILS", "TODO");
            workshop.save(step, mistake.in(Reference.of(step)));
            session.expect("FAILS", "This looks like: ", meaning, "section " + exercise);
        }
    }

    @Test
    @DisplayName("while the current exercise fails, a broken one before it is told; so does the command test")
    void brokenBefore() throws Exception {
        String listener = "workshop/listen/Listener.java";
        Code broken = reference(STEP_1)
                .with("workshop/listen/PortRange.java", text -> text.replace("1024", "1025"))
                .with(listener, text -> text.replace("return listen(new InetSocketAddress(port));", "return null;"));
        workshop.save(STEP_1, broken);
        pin("1.4");
        try (Session session = watch()) {
            session.expect("FAILS", "1.1 Name the port range: fails");
        }
        try (Session session = Session.withPipes(folder, "test", "1.4")) {
            session.expect(
                    "FAILS",
                    "1.1 Name the port range comes before it, and does not pass either. Begin there: ./workshop test 1.1");
            session.assertEnds(1);
        }
    }

    @Test
    @DisplayName("a save that breaks another exercise of the step is told, the second time too; the count follows")
    void breaksAnother() throws Exception {
        String file = "workshop/listen/Listener.java";
        // A comment that no earlier run had: no result of this code is known.
        String comment = "// " + System.nanoTime() + "\n";
        Code right = reference(STEP_1).with(file, text -> text + comment);
        Code broken = STEP_1.mistakes().stream()
                .filter(mistake -> mistake.name().equals("1.1-off-by-one"))
                .findFirst()
                .orElseThrow()
                .in(new Reference(right));
        String passes = "1.6 Closing releases the port passes";
        String fails = "1.1 Name the port range: fails";
        workshop.save(STEP_1, right);
        pin("1.6");
        try (Session session = watch()) {
            session.expect(passes, "step 1: 7 of 7");
            workshop.save(STEP_1, broken);
            session.expect("step 1: 7 of 7", passes, fails, "step 1: 6 of 7");
            workshop.save(STEP_1, right.with(file, text -> text + comment));
            session.expect("step 1: 6 of 7", passes, "step 1: 7 of 7");
            workshop.save(STEP_1, broken);
            session.expect("step 1: 6 of 7", passes, fails);
        }
    }

    @Test
    @DisplayName("ten saves in a second end in the verdict of the last")
    void tenSaves() throws Exception {
        Code right = reference(STEP_1);
        String file = "workshop/listen/PortRange.java";
        try (Session session = watch()) {
            session.expect("FAILS");
            for (int save = 0; save < 9; save++) {
                int number = save;
                workshop.save(STEP_1, right.with(file, text -> text + "// save " + number + "\n}"));
                Thread.sleep(100);
            }
            workshop.save(STEP_1, right);
            session.expect("1.1 Name the port range passes");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "while (true) { }",
                "System.exit(0);",
                "for (int i = 0; i < 500; i++) { new Thread(() -> { while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) { } } }).start(); }",
                "java.util.List<byte[]> all = new java.util.ArrayList<>(); while (true) { all.add(new byte[1 << 20]); }",
            })
    @DisplayName(
            "code that hangs, ends the JVM, leaves threads behind or takes all memory fails in words; the next save is judged afresh")
    void disturbs(String body) throws Exception {
        Code right = reference(STEP_1);
        String file = "workshop/listen/PortRange.java";
        try (Session session = watch()) {
            session.expect("FAILS");
            workshop.save(
                    STEP_1,
                    right.with(
                            file,
                            text -> text.replaceFirst(
                                    "(?s)(static PortRange of\\(int port\\) \\{).*?\\n    \\}",
                                    "$1\n        if (port >= 0) { " + body.replace("$", "\\$")
                                            + " }\n        return null;\n    }")));
            session.expect("FAILS");
            assertThat(session.rest()).doesNotContain("It does not compile");

            workshop.save(STEP_1, right);
            session.expect("1.1 Name the port range passes");
        }
    }

    @Test
    @DisplayName("a JVM for the tests that was killed while it was idle is not taken for a failure of the code")
    void killedJudge() throws Exception {
        try (Session session = watch()) {
            session.expect("FAILS", "TODO 1.1", "q quit");
            session.judges().forEach(WatchTest::kill);
            session.press("r");
            session.expect("FAILS", "TODO 1.1", "q quit");
            assertThat(session.text()).doesNotContain("the tests end");
        }
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Test
    @DisplayName("code that reads its input finds the end of it")
    void readsInput() throws Exception {
        Code reads = reference(STEP_1)
                .with(
                        "workshop/listen/PortRange.java",
                        text -> text.replaceFirst(
                                "static PortRange of\\(int port\\) \\{",
                                "$0 try { System.in.read(); } catch (java.io.IOException e) { return null; }"));
        try (Session session = watch()) {
            session.expect("FAILS", "q quit");
            workshop.save(STEP_1, reads);
            session.expect("1.1 Name the port range passes");
        }
    }

    @Test
    @DisplayName(
            "arrows, function keys and Alt with a letter are no keys of watch mode, though their sequences have letters")
    void sequences() throws Exception {
        try (Session session = watch()) {
            session.expect("FAILS", "q quit");
            session.press("\033[H\033[D\033OQ\033[15~\033q");
            session.press("h");
            session.expect("Hint 1 of 3", "q quit");
            session.press("q");
            session.assertEnds(0);
            assertThat(session.text()).as("all that was printed").doesNotContain("PortRange.of(int)", "Hint 2");
        }
    }

    @Test
    @DisplayName("a window of another width shows the same, in lines that fit")
    void resize() throws Exception {
        try (Session session = watch()) {
            session.expect("FAILS", "q quit");
            session.press("h");
            session.expect("Hint 1 of 3", "q quit");
            session.resize(40);
            session.expect("1.1 Name the port range", "FAILS", "PortRange.java:", "Hint 1 of 3", "q quit");

            String[] screens = session.printed().split("\033\\[H\033\\[2J");
            assertThat(screens[screens.length - 1].lines())
                    .filteredOn(line -> !line.contains("PortRange.java:"))
                    .map(line -> line.replaceAll("\033\\[[0-9;]*m", ""))
                    .allMatch(line -> line.length() < 40);
        }
    }

    @Test
    @DisplayName("without a terminal, a letter and Enter are a key, and the output is plain text")
    void withoutTerminal() throws Exception {
        try (Session session = Session.withPipes(folder)) {
            session.expect("FAILS", "return the range of the port", "q quit");
            session.press("h\n");
            session.expect("Hint 1 of 3");
            workshop.save(STEP_1, reference(STEP_1));
            session.expect("1.1 Name the port range passes");
            session.press("q\n");
            session.assertEnds(0);
            assertThat(session.printed()).as("all that was printed").doesNotContain("\033");
        }
    }

    @Test
    @DisplayName("it says that the tests are running, if they take long; q ends it at once, also then")
    void quit() throws Exception {
        Code hangs = reference(STEP_1)
                .with(
                        "workshop/listen/PortRange.java",
                        text -> text.replaceFirst("static PortRange of\\(int port\\) \\{", "$0 while (port >= 0) { }"));
        try (Session session = watch()) {
            session.expect("FAILS", "q quit");
            workshop.save(STEP_1, hangs);
            Awaitility.await().until(() -> !session.descendants().isEmpty());
            session.expect("The tests of 1.1 are running.");
            session.press("q");
            session.assertEnds(0);
            assertThat(session.rest()).doesNotContain("FAILS");
        }
    }

    @Test
    @DisplayName("at the end of the input, it shows the result, and ends")
    void endOfInput() throws Exception {
        try (Session session = Session.withPipes(folder)) {
            session.endInput();
            session.expect("FAILS", "return the range of the port");
            session.assertEnds(0);
        }
    }
}
