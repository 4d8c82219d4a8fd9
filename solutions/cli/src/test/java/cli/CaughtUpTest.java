package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import judge.Code;
import judge.Exercise;
import judge.Graft;
import judge.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The tests after a catch-up")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a test cannot link folders there without more rights")
class CaughtUpTest {

    private static final Step STEP_1 = Step.all().getFirst();
    private static final Step STEP_4 = Step.all().get(3);
    private static final String LISTENER = "workshop/listen/Listener.java";
    private static final String READ_LOOP = "workshop/async/ReadLoop.java";
    private static final String WRITE_QUEUE = "workshop/async/WriteQueue.java";

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

    private String run(int exitCode, String... arguments) throws Exception {
        try (Session session = Session.withTests(folder, arguments)) {
            session.endInput();
            session.assertEnds(exitCode);
            return session.text();
        }
    }

    /** The reference solution of a step without the last exercise, and without what only that one needs. */
    private static Code before(Step step, int last) throws Exception {
        Code reference = Code.read(step.solution());
        Code solved = reference;
        for (String file : reference.files().keySet()) {
            solved = solved.with(file, Graft::withoutMarks);
        }
        var exchange = new Exchange(solved, reference, Starters.of(step, reference));
        return solved.with(new Code(exchange.reset(List.of(new Exercise(step.number(), last)), false)
                .files()));
    }

    @Test
    @DisplayName("name the learner's earlier solutions that it does not fit, and the command that replaces them too")
    void ownSolutions() throws Exception {
        Code own = before(STEP_4, 10)
                .with(
                        READ_LOOP,
                        text -> text.replace("        if (parksHere()) {\n            return;\n        }\n", "")
                                .replace("return parked ? System.nanoTime() : lastReadTime;", "return lastReadTime;"))
                .with(
                        WRITE_QUEUE,
                        text -> text.replace("        checkWaterMarks();\n        flush();", "        flush();"));
        workshop.save(STEP_4, own);

        assertThat(run(0, "catch-up", "4.10"))
                .contains(
                        "Your files have the reference solution for 4.10.",
                        "4.10 does not pass yet: the reference solution does not fit your solutions of 4.4, 4.5, 4.8.",
                        "./workshop catch-up 4.4 4.5 4.8 4.10");
        assertThat(run(0, "catch-up", "4.4", "4.5", "4.8", "4.10")).contains("4.10 passes.");
    }

    @Test
    @DisplayName("say that an earlier exercise is TODO")
    void todo() throws Exception {
        assertThat(run(0, "catch-up", "3.7"))
                .contains("3.7 does not pass yet: it ", "which is not solved. ./workshop catch-up 3.7 --before");
        assertThat(run(0, "catch-up", "3.7", "--before")).doesNotContain("The tests of");
    }

    @Test
    @DisplayName("name the learner's later solutions that do not pass")
    void laterSolutions() throws Exception {
        Code reference = Code.read(STEP_1.solution());
        workshop.save(
                STEP_1,
                reference.with(
                        LISTENER, text -> text.replace("return listen(new InetSocketAddress(port));", "return null;")));
        assertThat(run(0, "catch-up", "1.3"))
                .contains("1.3 passes. Of your later solutions, these do not pass: 1.4. ./workshop test 1.4 says why.");

        workshop.save(STEP_1, reference);
        assertThat(run(0, "catch-up", "1.3")).contains("1.3 passes.").doesNotContain("later");
    }

    @Test
    @DisplayName("run also if there was nothing to change, and not if the code does not compile")
    void nothingToChange() throws Exception {
        assertThat(run(0, "catch-up", "1.1")).contains("1.1 passes.");
        assertThat(run(0, "catch-up", "1.1")).contains("Nothing to change", "1.1 passes.");
        String file = "workshop/listen/Demo.java";
        workshop.save(STEP_1, new Code(Map.of(file, Code.read(STEP_1.starter()).file(file) + "x")));
        assertThat(run(0, "catch-up", "1.1"))
                .contains("Another file of this step does not compile")
                .doesNotContain("passes");
    }
}
