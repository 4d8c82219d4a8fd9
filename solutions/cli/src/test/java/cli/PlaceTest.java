package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import judge.Code;
import judge.Exercise;
import judge.Members;
import judge.Mistake;
import judge.Reference;
import judge.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The place to look at after a failure")
class PlaceTest {

    private static final Step STEP_1 = Step.all().getFirst();
    private static final String LISTENER = "workshop/listen/Listener.java";
    private static final String LISTEN = "Listener.listen(InetSocketAddress)";
    private static final String BIND_FAILED = "Listener.bindFailed(ServerSocketChannel, InetSocketAddress, Exception)";
    private static final Exercise BIND_EXERCISE = new Exercise(1, 5);

    /** What a wrong solution of 1.5 says, whether {@code listen} or {@code bindFailed} is wrong. */
    private static final String NO_BIND_EXCEPTION =
            "[a port which is in use] Expecting actual throwable to be an instance of: java.net.BindException";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "1.5-swallowed; Listener.listen(InetSocketAddress)",
                "1.5-cause-lost; Listener.bindFailed(ServerSocketChannel, InetSocketAddress, Exception)",
                "3.4-one-read-is-one-message; FrameReader.read()",
                "4.10-reads-on; ReadLoop.readNext()",
                "4.10-looks-at-the-marks-of-an-empty-queue; WriteQueue.completed(Long, Void)",
            })
    @DisplayName("It is the one method that is wrong, also if an earlier exercise asks for it")
    void wrongMethod(String name, String path) {
        Exercise exercise = Exercise.in(name).orElseThrow();
        Step step = Step.all().get(exercise.step() - 1);
        Mistake mistake = step.mistakes(exercise::equals).stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        Code wrong = mistake.in(Reference.of(step));
        String message = mistake.failureWords().getFirst().alternatives().getFirst();

        assertThat(Place.of(step, wrong, exercise, message)).containsExactly(place(step, wrong, path));
    }

    private static Place place(Step step, Code code, String path) {
        return code.files().entrySet().stream()
                .filter(file -> new Members(file.getValue()).has(path))
                .map(file -> new Place(
                        Path.of(step.folder(), "src/main/java").resolve(file.getKey()),
                        new Members(file.getValue()).line(path)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("Of several methods that may be wrong, it is the one that is still TODO")
    void open() {
        Code solved = Code.read(STEP_1.solution());
        Code open = solved.with(
                LISTENER,
                text -> new Members(text)
                        .withBodies(
                                Map.of(BIND_FAILED, "TODO 1.5: return it"),
                                (todo, indentation) ->
                                        "{ throw new UnsupportedOperationException(\"" + todo + "\"); }"));

        assertThat(Place.of(STEP_1, solved, BIND_EXERCISE, NO_BIND_EXCEPTION))
                .containsExactly(place(STEP_1, solved, LISTEN), place(STEP_1, solved, BIND_FAILED));
        assertThat(Place.of(STEP_1, open, BIND_EXERCISE, NO_BIND_EXCEPTION))
                .containsExactly(place(STEP_1, open, BIND_FAILED));
    }

    @Test
    @DisplayName("With a message that no wrong solution has, it is each method of the exercise")
    void unknownMessage() {
        Code solved = Code.read(STEP_1.solution());

        assertThat(Place.of(STEP_1, solved, BIND_EXERCISE, "a message that no mistake has"))
                .containsExactly(place(STEP_1, solved, BIND_FAILED));
    }

    @Test
    @DisplayName("A line that the message names comes first")
    void named() {
        Code solved = Code.read(STEP_1.solution());

        assertThat(Place.of(STEP_1, solved, BIND_EXERCISE, NO_BIND_EXCEPTION + ", thrown at close (Listener.java:7)"))
                .containsExactly(new Place(Path.of(STEP_1.folder(), "src/main/java", LISTENER), 7));
    }
}
