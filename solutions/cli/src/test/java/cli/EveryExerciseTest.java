package cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cli.Exchange.RefusedException;
import cli.Exchange.Result;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import judge.Code;
import judge.Exercise;
import judge.Graft;
import judge.Judge;
import judge.Members;
import judge.Step;
import judge.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("catch-up and reset of every exercise")
@ParameterizedClass
@MethodSource("steps")
class EveryExerciseTest {

    private final Step step;
    private final Code reference;
    private final Code starter;
    private final SortedSet<Exercise> exercises = new TreeSet<>();

    EveryExerciseTest(Step step) {
        this.step = step;
        this.reference = Code.read(step.solution());
        this.starter = Starters.of(step, reference);
        reference
                .files()
                .values()
                .forEach(text -> exercises.addAll(new Members(text).marked().values()));
    }

    static List<Step> steps() {
        return Step.all();
    }

    @TestFactory
    @DisplayName(
            "catch-up of one exercise after the other: the tests of each pass, and the last code is the reference solution")
    Stream<DynamicTest> oneAfterTheOther() {
        var judge = new Judge(step, Judge.tests(step));
        Code[] code = {starter};
        Stream<DynamicTest> each = exercises.stream()
                .map(exercise -> dynamicTest("catch-up " + exercise, () -> {
                    code[0] = caughtUp(code[0], exercise);
                    assertThat(Verdict.failed(judge.judge(code[0], List.of(exercise))))
                            .isEmpty();
                }));
        return Stream.concat(
                each, Stream.of(dynamicTest("the reference solution", () -> assertSame(code[0], solved()))));
    }

    @TestFactory
    @DisplayName("catch-up of one exercise, and then its reset: the starter, to the last character")
    Stream<DynamicTest> thereAndBack() {
        return exercises.stream()
                .map(exercise -> dynamicTest(exercise.toString(), () -> {
                    Code caughtUp = caughtUp(starter, exercise);
                    assertThat(caughtUp).isNotEqualTo(starter);
                    assertSame(reset(caughtUp, exercise), starter);
                    assertThat(new Exchange(starter, reference, starter)
                                    .reset(List.of(exercise), false)
                                    .files())
                            .as("the files that the reset of an untouched starter changes")
                            .isEmpty();
                }));
    }

    @TestFactory
    @DisplayName("reset of one exercise after the other, from the reference solution to the starter")
    Stream<DynamicTest> backOneAfterTheOther() {
        Code[] code = {solved()};
        Stream<DynamicTest> each = exercises.reversed().stream()
                .map(exercise -> dynamicTest("reset " + exercise, () -> {
                    code[0] = reset(code[0], exercise);
                    assertThat(code[0].files().values().stream()
                                    .flatMap(text -> new Members(text).todos().values().stream()))
                            .contains(exercise);
                }));
        return Stream.concat(each, Stream.of(dynamicTest("the starter", () -> assertSame(code[0], starter))));
    }

    /** The reference solution as a learner would have it, without marks. */
    private Code solved() {
        Code solved = reference;
        for (String file : reference.files().keySet()) {
            solved = solved.with(file, Graft::withoutMarks);
        }
        return solved;
    }

    private Code caughtUp(Code code, Exercise exercise) throws RefusedException {
        return changed(code, new Exchange(code, reference, starter).catchUp(List.of(exercise), false));
    }

    private Code reset(Code code, Exercise exercise) throws RefusedException {
        return changed(code, new Exchange(code, reference, starter).reset(List.of(exercise), false));
    }

    private static Code changed(Code code, Result result) {
        assertThat(result.keepsOtherCode())
                .as("whether the files were changed in place")
                .isTrue();
        assertThat(result.otherErrors()).isEmpty();
        return code.with(new Code(result.files()));
    }

    private static void assertSame(Code actual, Code expected) {
        for (Map.Entry<String, String> file : expected.files().entrySet()) {
            assertThat(actual.file(file.getKey())).as(file.getKey()).isEqualTo(file.getValue());
        }
    }
}
