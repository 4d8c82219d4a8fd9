package cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cli.Exchange.RefusedException;
import cli.Exchange.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import judge.Code;
import judge.Exercise;
import judge.Graft;
import judge.Members;
import judge.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("catch-up and reset, with code of the learner's")
class ExchangeTest {

    private static final Step STEP = Step.all().get(1);
    private static final Code REFERENCE = Code.read(STEP.solution());
    private static final Code STARTER = Starters.of(STEP, REFERENCE);
    private static final String LOOP = "workshop/accept/AcceptLoop.java";
    private static final String ECHO = "workshop/accept/EchoHandler.java";

    private static Result catchUp(Code learner, int number) throws RefusedException {
        return new Exchange(learner, REFERENCE, STARTER).catchUp(List.of(new Exercise(2, number)), false);
    }

    private static Result reset(Code learner, int number) throws RefusedException {
        return new Exchange(learner, REFERENCE, STARTER).reset(List.of(new Exercise(2, number)), false);
    }

    /** A starter with some text in place of another one. */
    private static Code learner(String file, String old, String text) {
        assertThat(STARTER.file(file)).contains(old);
        return STARTER.with(file, code -> code.replace(old, text));
    }

    private static final String TODO_2_6 = "throw new UnsupportedOperationException(\n"
            + "                \"TODO 2.6: wait a little, longer after each consecutive failure, 250 ms at most\");";

    @Test
    @DisplayName("Fields, methods and imports of the learner's stay")
    void ownMembersStay() throws RefusedException {
        Code learner = learner(LOOP, TODO_2_6, "waitFor(Duration.ofMillis(waitMillis));")
                .with(
                        LOOP,
                        code -> code.replace(
                                        "import java.util.concurrent",
                                        "import java.time.Duration;\nimport java.util.concurrent")
                                .replace(
                                        "    private AcceptLoop() {}\n",
                                        "    private static int waitMillis = 5;\n\n    private AcceptLoop() {}\n\n"
                                                + "    // Mine.\n    private static void waitFor(Duration time) {}\n"));

        Result result = catchUp(learner, 3);

        assertThat(result.keepsOtherCode()).isTrue();
        assertThat(result.files().get(LOOP))
                .contains(
                        "return acceptOne(listener);",
                        "waitFor(Duration.ofMillis(waitMillis));",
                        "// Mine.",
                        "java.time.Duration")
                .contains("TODO 2.1", "TODO 2.7");
        assertThat(result.files()).containsOnlyKeys(LOOP);
        Code caughtUp = learner.with(new Code(result.files()));
        assertThat(reset(caughtUp, 3).files().get(LOOP)).isEqualTo(learner.file(LOOP));
    }

    @Test
    @DisplayName(
            "A constant of the learner's with the reference's name and another value is replaced, because the solution needs it")
    void sameNameIsReplaced() throws RefusedException {
        Code learner = learner(
                LOOP,
                "    private AcceptLoop() {}",
                "    private static final int MIN_WAIT_MILLIS = 77;\n\n    private AcceptLoop() {}");

        assertThat(catchUp(learner, 6).files().get(LOOP))
                .contains("private static final long MIN_WAIT_MILLIS = 5;")
                .doesNotContain("77");
        assertThat(catchUp(learner, 1).files().get(LOOP)).contains("77");
    }

    @Test
    @DisplayName("A byte order mark, or a parameter's type that is written with its package, costs no other code")
    void markAndPackage() throws RefusedException {
        Code learner = learner(LOOP, "backOff(Throwable ", "backOff(java.lang.Throwable ")
                .with(
                        LOOP,
                        code -> "\ufeff"
                                + code.replace("private AcceptLoop() {}", "private AcceptLoop() {}  // Mine."));

        Result result = catchUp(learner, 6);

        assertThat(result.keepsOtherCode()).isTrue();
        assertThat(result.files().get(LOOP))
                .startsWith("package ")
                .contains("// Mine.", "backOff(Throwable ")
                .doesNotContain("java.lang.Throwable", "TODO 2.6");
    }

    @Test
    @DisplayName("A parameter of another name is replaced with its method, and a deleted method comes back")
    void signatures() throws RefusedException {
        Code learner = learner(LOOP, "acceptOne(ServerSocketChannel listener)", "acceptOne(ServerSocketChannel mine)");
        assertThat(catchUp(learner, 1).files().get(LOOP)).contains("acceptOne(ServerSocketChannel listener)");

        String text = STARTER.file(LOOP);
        int begin = text.indexOf("    static void backOff(");
        int end = text.indexOf("    }\n", begin) + 6;
        Code without = STARTER.with(LOOP, code -> code.substring(0, begin) + code.substring(end));
        assertThat(new Members(without.file(LOOP)).has("AcceptLoop.backOff(Throwable, int)"))
                .isFalse();
        Result result = catchUp(without, 6);
        assertThat(result.files().get(LOOP)).contains("Thread.sleep(Math.min(doubled");
        assertThat(result.files().get(LOOP)).doesNotContain("// 2.6");
    }

    @Test
    @DisplayName(
            "Where the learner's other code does not compile, the file is new, and has the other solutions that compile")
    void newFile() throws RefusedException {
        Code learner = learner(LOOP, TODO_2_6, "int ready = \"not\";")
                .with(
                        LOOP,
                        code -> code.replace(
                                        "throw new UnsupportedOperationException(\"TODO 2.7: take a permit, then accept; pass the child to next\");",
                                        "mine(permits);")
                                .replace(
                                        "    private AcceptLoop() {}\n",
                                        "    private AcceptLoop() {}\n\n    private static void mine(Semaphore it) {}\n"));

        Result result = catchUp(learner, 3);

        assertThat(result.keepsOtherCode()).isFalse();
        assertThat(result.lost()).containsExactly(new Exercise(2, 6));
        assertThat(result.files().get(LOOP))
                .contains(
                        "return acceptOne(listener);",
                        "mine(permits);",
                        "void mine(Semaphore it)",
                        "TODO 2.1",
                        "TODO 2.6");
        assertThat(reset(learner, 3).lost()).containsExactly(new Exercise(2, 6));
    }

    @Test
    @DisplayName("Another file that does not compile is named, and does not stop the catch-up")
    void otherErrors() throws RefusedException {
        Result result = catchUp(learner(ECHO, "throw new", "throw neu"), 3);

        assertThat(result.keepsOtherCode()).isTrue();
        assertThat(result.otherErrors()).contains("EchoHandler.java:");
        assertThat(result.files()).containsOnlyKeys(LOOP);
    }

    @Test
    @DisplayName("A file that is not Java is refused, and replaced only as a whole")
    void notJava() throws RefusedException {
        Code learner = learner(LOOP, "private AcceptLoop() {}", "private AcceptLoop() {");
        var exchange = new Exchange(learner, REFERENCE, STARTER);
        List<Exercise> exercises = List.of(new Exercise(2, 3));

        assertThatThrownBy(() -> exchange.catchUp(exercises, false))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("AcceptLoop.java is not Java")
                .hasMessageContaining("line ")
                .hasMessageContaining("--whole-file");
        assertThatThrownBy(() -> exchange.reset(exercises, false)).isInstanceOf(RefusedException.class);
        assertThat(exchange.catchUp(exercises, true).files().get(LOOP))
                .contains("return acceptOne(listener);", "child.setOption(", "TODO 2.6", "TODO 2.7");
        assertThat(exchange.reset(exercises, true).files().get(LOOP)).isEqualTo(STARTER.file(LOOP));
    }

    @Test
    @DisplayName("A deleted file comes back")
    void deletedFile() throws RefusedException {
        Map<String, String> files = new TreeMap<>(STARTER.files());
        files.remove(ECHO);

        assertThat(reset(new Code(files), 2).files()).containsOnlyKeys(ECHO);
        assertThat(catchUp(new Code(files), 2).files().get(ECHO)).isEqualTo(Graft.withoutMarks(REFERENCE.file(ECHO)));
    }

    @Test
    @DisplayName("Lines that end with CR LF stay so, and undo brings back each byte")
    void crLf(@TempDir Path temp) throws IOException, RefusedException {
        Path workshop = Files.createDirectories(temp.resolve("ein Ordner, größer"));
        Path folder = workshop.resolve(STEP.folder()).resolve("src/main/java");
        for (Map.Entry<String, String> file : STARTER.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue().replace("\n", "\r\n"));
        }
        byte[] before = Files.readAllBytes(folder.resolve(LOOP));
        Result result = catchUp(Code.read(folder), 3);

        new LearnerFiles(workshop, folder).replace("catch-up-2.3", result.files());

        String after = Files.readString(folder.resolve(LOOP));
        assertThat(after).contains("return acceptOne(listener);\r\n").doesNotContainPattern("[^\r]\n");
        assertThat(reset(Code.read(folder), 3).files().get(LOOP)).isEqualTo(STARTER.file(LOOP));
        new KeptFiles(workshop).undo();
        assertThat(folder.resolve(LOOP)).hasBinaryContent(before);
    }
}
