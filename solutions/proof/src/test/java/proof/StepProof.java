package proof;

import static judge.Verdict.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import judge.Code;
import judge.Declarations;
import judge.Effort;
import judge.Exercise;
import judge.GuideRow;
import judge.Judge;
import judge.Members;
import judge.Step;
import judge.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Proves one step: the untouched starter fails, the exercises can be solved one by one, and in more than one way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class StepProof {

    private static final Pattern TODO = Pattern.compile("^TODO (\\d\\.\\d+): ");

    private final Step step;
    private final Code starter;
    private final Code reference;
    private final Judge judge;
    private final SortedSet<Exercise> exercises;

    private final Counts counts = new Counts();

    StepProof(String folder) {
        step = new Step(folder);
        starter = Code.read(step.starter());
        reference = Code.read(step.solution());
        judge = new Judge(step, Judge.tests(step));
        exercises = reference.files().values().stream()
                .flatMap(file -> new Members(file).marked().values().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        counts.add("exercises", exercises.size());
    }

    @AfterAll
    void report() {
        System.out.println(step.folder() + ": " + counts);
    }

    private List<Verdict> judgeAll(Code code) {
        return judge.judge(code, exercises.last().number());
    }

    @Test
    @Order(1)
    @DisplayName("the reference solution passes, and leaves no thread and no socket open")
    void referencePasses() {
        List<Verdict> verdicts = judgeAll(reference);
        counts.add("tests", verdicts.size());

        assertThat(failed(verdicts))
                .as("failing tests of the reference solution")
                .isEmpty();
        assertThat(verdicts.stream().map(Verdict::exercise).distinct())
                .as("exercises that have tests")
                .containsExactlyInAnyOrderElementsOf(exercises);
    }

    @Test
    @Order(2)
    @DisplayName("every test of the untouched starter fails with a TODO of its own exercise or an earlier one")
    void starterFails() {
        assertThat(starter.files().values().stream().flatMap(file -> new Members(file).todos().values().stream()))
                .as("the exercises that the starter leaves to the learner. Have you begun to solve them? Then this is"
                        + " no concern of yours: the proof is for those who change an exercise, and needs untouched"
                        + " starters")
                .containsAll(exercises);

        List<Verdict> verdicts = judgeAll(starter);
        assertThat(verdicts).as("tests of the starter").isNotEmpty();
        verdicts.forEach(StepProof::assertEndedByItsTodo);
    }

    private static void assertEndedByItsTodo(Verdict verdict) {
        Optional<Exercise> todo = verdict.failure()
                .flatMap(said -> TODO.matcher(said).results().findFirst())
                .flatMap(found -> Exercise.in(found.group(1)));
        assertThat(todo)
                .as("the TODO that ended this test of the untouched starter: %s", verdict)
                .isPresent();
        assertThat(todo.orElseThrow())
                .as("the TODO that ended this test of the untouched starter: %s", verdict)
                .isLessThanOrEqualTo(verdict.exercise());
    }

    @TestFactory
    @Order(3)
    @DisplayName("with exercises 1 to k solved, the tests of 1 to k pass")
    Stream<DynamicTest> prefixes() {
        counts.add("prefixes", exercises.size());
        return exercises.stream()
                .map(last -> dynamicTest("solved up to " + last, () -> {
                    Code code = solved(exercise -> exercise.compareTo(last) <= 0);
                    assertThat(failed(judge.judge(code, last.number())))
                            .as("failing tests of the solved exercises")
                            .isEmpty();
                }));
    }

    @Test
    @Order(4)
    @DisplayName("with the core solved and every extra left TODO, the tests of the core pass")
    void core() {
        List<Exercise> core = Effort.in(step.guide()).stream()
                .filter(Effort::isCore)
                .flatMap(effort -> effort.exercise().stream())
                .toList();
        counts.add("of the core", core.size());

        assertThat(failed(judge.judge(solved(core::contains), core)))
                .as("failing tests of the core")
                .isEmpty();
    }

    /** The reference solution, with the starter's TODOs in place of the exercises that are not solved. */
    private Code solved(Predicate<Exercise> isSolved) {
        Code code = reference;
        for (String file : reference.files().keySet()) {
            var solved = new Members(reference.file(file));
            List<String> open = solved.marked().entrySet().stream()
                    .filter(body -> !isSolved.test(body.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            code = code.with(file, text -> solved.withBodiesOf(new Members(starter.file(file)), open));
        }
        return code;
    }

    @TestFactory
    @Order(5)
    @DisplayName("starter and solution are twins")
    Stream<DynamicTest> twins() {
        assertThat(starter.files().keySet())
                .as("the files of the starter")
                .isEqualTo(reference.files().keySet());
        return reference.files().keySet().stream()
                .map(file -> dynamicTest(file, () -> {
                    var open = new Members(starter.file(file));
                    var solved = new Members(reference.file(file));
                    assertThat(new Declarations(open).unlike(new Declarations(solved)))
                            .as(
                                    "visible declarations of the starter's %s, with their Javadoc, that differ from the solution's",
                                    file)
                            .isEqualTo(new Declarations(solved).unlike(new Declarations(open)));
                    assertThat(open.todos())
                            .as("the TODOs of the starter, compared with the marks of the solution")
                            .isEqualTo(solved.marked());
                    assertThat(reference.file(file)).as("the solution").doesNotContain("TODO");
                    if (open.todos().isEmpty()) {
                        assertThat(starter.file(file))
                                .as("a file with nothing to solve")
                                .isEqualTo(reference.file(file));
                    }
                }));
    }

    @TestFactory
    @Order(6)
    @DisplayName(
            "every exercise has mistakes, and a section in the guide, with its minutes and a folded table of what a failure means")
    Stream<DynamicTest> guide() {
        assertThat(Effort.in(step.guide()).stream().flatMap(effort -> effort.exercise().stream()))
                .as("exercises with a line such as *20 minutes · medium · core* under their heading")
                .containsExactlyElementsOf(exercises);
        assertThat(GuideRow.in(step.guide()).stream().map(GuideRow::exercise).distinct())
                .as("exercises with a folded table of what a failure means")
                .containsExactlyInAnyOrderElementsOf(exercises);
        assertThat(step.exercisesOfMistakes().stream().distinct())
                .as("exercises with mistakes")
                .containsExactlyInAnyOrderElementsOf(exercises);
        List<String> headings =
                step.guide().lines().filter(line -> line.startsWith("## ")).toList();
        return exercises.stream()
                .map(exercise -> dynamicTest(
                        exercise.toString(),
                        () -> assertThat(headings)
                                .as("the headings of the guide")
                                .anyMatch(heading -> heading.startsWith("## " + exercise + " "))));
    }

    @Test
    @Order(7)
    @DisplayName("a second solution, built in another way, passes too")
    void secondSolution() {
        Code second = reference.with(Code.read(step.second()));
        assertThat(second).as("the second solution").isNotEqualTo(reference);

        assertThat(failed(judgeAll(second)))
                .as("failing tests of the second solution")
                .isEmpty();
        counts.add("second solutions", 1);
    }
}
