package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import judge.Code;
import judge.Exercise;
import judge.Members;
import judge.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The learner's solution beside the reference solution")
class ComparisonTest {

    static List<Step> steps() {
        return Step.all();
    }

    @ParameterizedTest
    @MethodSource("steps")
    @DisplayName("Each exercise has all its methods: nothing of the learner's at first, the same after a catch-up")
    void everyExercise(Step step) {
        Code reference = Code.read(step.solution());
        Code starter = Starters.of(step, reference);
        for (Exercise exercise : reference.files().values().stream()
                .flatMap(text -> new Members(text).marked().values().stream())
                .toList()) {
            List<Comparison> open = Comparison.of(exercise, step, starter);
            assertThat(open)
                    .as(exercise.toString())
                    .isNotEmpty()
                    .allMatch(part -> part.yours().isEmpty() && !part.same());
            assertThat(open).allMatch(part -> !part.reference().isEmpty());
            assertThat(Comparison.of(exercise, step, reference)).allMatch(Comparison::same);
        }
    }

    @Test
    @DisplayName("The private members that the methods need are shown too, of both")
    void helpers() {
        Step step = Step.all().getFirst();
        Code reference = Code.read(step.solution());
        Code starter = Starters.of(step, reference);
        String file = "workshop/listen/Listener.java";
        Code learner = starter.with(
                file,
                text -> text.replace(
                                "throw new UnsupportedOperationException(\"TODO 1.3: ask the channel for its real port\");",
                                "return where().getPort();")
                        .replace(
                                "    private Listener(",
                                "    private InetSocketAddress where() throws IOException {\n        return null;\n    }\n\n    private Listener("));

        Comparison helpers = Comparison.of(new Exercise(1, 3), step, learner).getLast();

        assertThat(helpers.yours())
                .isEqualTo("private InetSocketAddress where() throws IOException {\n    return null;\n}");
        assertThat(helpers.reference()).contains("private InetSocketAddress localAddress()");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1.5; Listener.listen(InetSocketAddress), of 1.2",
                "2.6; AcceptLoop.acceptNext(ServerSocketChannel), of 2.3",
                "3.5; FrameReader.read(), of 3.4",
                "3.7; RequestClient.request(byte[]), of 3.6",
                "4.6; WriteQueue.enqueue(ByteBuffer), of 4.5",
                "4.8; ReadLoop.completed(Integer, Void), of 4.4",
                "4.10; ReadLoop.readNext(), of 4.4",
                "4.10; ReadLoop.lastReadTime(), of 4.8",
                "4.10; WriteQueue.enqueue(ByteBuffer), of 4.5",
                "4.10; WriteQueue.completed(Long, Void), of 4.5",
            })
    @DisplayName("The methods of earlier exercises that an exercise asks to change are shown too")
    void earlierMethods(String number, String title) {
        Exercise exercise = Exercise.in(number).orElseThrow();
        Step step = Step.all().get(exercise.step() - 1);

        assertThat(Comparison.of(exercise, step, Code.read(step.solution())))
                .extracting(Comparison::title)
                .contains(title);
    }
}
