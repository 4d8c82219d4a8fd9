package proof;

import static judge.Verdict.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import judge.Exercise;
import judge.GuideRow;
import judge.Judge;
import judge.Mistake;
import judge.Mistake.FailureWords;
import judge.Reference;
import judge.Step;
import judge.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Proves that the tests catch wrong solutions, and that the guide quotes the messages that learners then read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class MistakesProof {

    private final Step step;
    private final List<Mistake> catalogue;
    private final List<GuideRow> rows;
    private final FirstFailures firstFailures;
    private final Reference reference;
    private final Judge judge;

    /** The messages that the mistakes produced, by exercise. */
    private final Map<Exercise, List<String>> symptoms = new HashMap<>();

    private final Counts counts = new Counts();
    private final LeftThreads leftThreads = new LeftThreads();

    /**
     * For a part of the exercises of a step. Its parts are judged side by side, each in a JVM of its own.
     *
     * @param folder the folder of the step
     * @param part the number of the part, from 1
     * @param parts how many parts the step has
     */
    MistakesProof(String folder, int part, int parts) {
        this.step = new Step(folder);
        Set<Exercise> exercises = exercises(step, part, parts);
        this.catalogue = step.mistakes(exercises::contains);
        this.rows = GuideRow.in(step.guide()).stream()
                .filter(row -> exercises.contains(row.exercise()))
                .toList();
        this.firstFailures = new FirstFailures(folder + "-" + part + "-of-" + parts);
        this.reference = Reference.of(step);
        this.judge = new Judge(step, Judge.tests(step));
    }

    /**
     * All mistakes of an exercise are in the same part, because a row of the guide may quote any of them. The last exercises are
     * in the first part: their mistakes take longest, and so it should not begin last.
     */
    private static Set<Exercise> exercises(Step step, int part, int parts) {
        List<Exercise> left = new ArrayList<>(step.exercisesOfMistakes());
        Set<Exercise> taken = Set.of();
        for (int open = parts; open > parts - part; open--) {
            taken = lastOf(left, left.size() / open);
            left.removeAll(taken);
        }
        return taken;
    }

    /** The last exercises, one at least, that have about this number of mistakes. */
    private static Set<Exercise> lastOf(List<Exercise> mistakes, int number) {
        Set<Exercise> taken = new HashSet<>();
        int size = 0;
        for (Exercise exercise : new TreeSet<>(mistakes).descendingSet()) {
            int more = Collections.frequency(mistakes, exercise);
            if (!taken.isEmpty() && size + more / 2 > number) {
                break;
            }
            taken.add(exercise);
            size += more;
        }
        return taken;
    }

    @AfterAll
    void report() {
        System.out.println(step.folder() + ": " + counts);
        firstFailures.write();
    }

    @TestFactory
    @Order(1)
    @DisplayName("the tests catch each wrong solution, and their message names the symptom")
    Stream<DynamicTest> mistakes() {
        List<Mistake> seenHere =
                catalogue.stream().filter(Mistake::canBeSeenHere).toList();
        counts.add("mistakes", seenHere.size());
        return seenHere.stream()
                .map(mistake -> dynamicTest(mistake.name(), () -> {
                    isCaught(mistake, judge, 3);
                    leftThreads.after(mistake).forEach(thread -> {
                        counts.add("threads left running", 1);
                        System.out.println("left running: " + thread);
                    });
                    counts.add("mistakes caught", 1);
                    counts.add("messages matched", mistake.failureWords().size());
                }));
    }

    /**
     * Wrong code may depend on chance, as with two threads or a busy machine. So a mistake has several chances to show its
     * words. The last line of the proof counts the further ones: such mistakes are to be made calmer.
     */
    private void isCaught(Mistake mistake, Judge judge, int chances) {
        try {
            showsItsWords(mistake, judge);
        } catch (AssertionError e) {
            if (chances == 1) {
                throw e;
            }
            counts.add("tested again", 1);
            System.out.println("tested again: " + mistake + ", since: " + e.getMessage());
            // Another judge: this one does not run tests again that have passed.
            isCaught(mistake, new Judge(step, Judge.tests(step)), chances - 1);
        }
    }

    private void showsItsWords(Mistake mistake, Judge judge) {
        List<Verdict> failed = failed(judge.judge(
                mistake.compiledIn(reference),
                mistake.firstAffected(reference),
                mistake.exercise().number(),
                mistake::isCaughtBy));

        assertThat(failed).as("failing tests of the mistake %s", mistake).isNotEmpty();
        assertThat(failed)
                .as("failing tests of the mistake %s, all of its own exercise", mistake)
                .allMatch(verdict -> verdict.exercise().equals(mistake.exercise()));
        List<String> said = addSymptoms(mistake, failed);
        assertThat(mistake.failureWords())
                .as("the words that the mistake %s promises; the learner reads %s", mistake, said)
                .isNotEmpty()
                .allSatisfy(words -> assertThat(said)
                        .as("the messages that the learner reads")
                        .anyMatch(words::areIn));
        showsFirstARowOfItsOwn(mistake, failed.getFirst());
    }

    /** The learner reads the first failing test first, so that test must lead to the mistake. */
    private void showsFirstARowOfItsOwn(Mistake mistake, Verdict first) {
        String said = first.failure().orElseThrow();
        List<GuideRow> itsRows = rows.stream()
                .filter(row -> row.exercise().equals(mistake.exercise()))
                .filter(row -> row.matches(said))
                .toList();
        boolean promised = mistake.failureWords().stream().anyMatch(words -> words.areIn(said));
        firstFailures.add(mistake, first, promised, itsRows);
        assertThat(promised)
                .as("the first failing test of %s says words that the mistake promises: %s", mistake, first)
                .isTrue();
        assertThat(itsRows)
                .as("rows of the guide that explain the first failing test of %s: %s", mistake, first)
                .isNotEmpty();
    }

    @TestFactory
    @Order(2)
    @DisplayName("every message that the guide quotes was produced by a mistake")
    Stream<DynamicTest> symptomsInTheGuide() {
        counts.add("symptoms in the guide", rows.size());
        return rows.stream().map(row -> dynamicTest(row.exercise() + " " + row.symptom(), () -> wasProduced(row)));
    }

    private void wasProduced(GuideRow row) {
        List<Mistake> mistakes = catalogue.stream()
                .filter(mistake -> mistake.exercise().equals(row.exercise()))
                .toList();
        if (wasSaid(row) || mistakes.stream().anyMatch(mistake -> maySay(row, mistake))) {
            return;
        }
        List<Mistake> seenHere =
                mistakes.stream().filter(Mistake::canBeSeenHere).toList();
        counts.add("symptoms looked for again", 1);
        System.out.println("looked for again: " + row.exercise() + " " + row.symptom());
        for (int chances = 3; chances > 0; chances--) {
            seenHere.stream().takeWhile(mistake -> !wasSaid(row)).forEach(this::judgeByAllTests);
        }
        assumeTrue(
                wasSaid(row) || seenHere.size() == mistakes.size(),
                "this host cannot show every mistake of the exercise");
        assertThat(symptoms.getOrDefault(row.exercise(), List.of()))
                .as("the messages of this exercise's mistakes, one of which the guide quotes as \"%s\"", row.symptom())
                .anyMatch(row::matches);
    }

    private boolean wasSaid(GuideRow row) {
        return symptoms.getOrDefault(row.exercise(), List.of()).stream().anyMatch(row::matches);
    }

    /** Only the timing decides which of several alternatives is said: in this run, it was perhaps another one. */
    private static boolean maySay(GuideRow row, Mistake mistake) {
        return mistake.failureWords().stream()
                .map(FailureWords::alternatives)
                .filter(alternatives -> alternatives.size() > 1)
                .flatMap(List::stream)
                .anyMatch(row::matches);
    }

    /** By all tests of its exercise, also those that did not run because the earlier ones had said enough. */
    private void judgeByAllTests(Mistake mistake) {
        int exercise = mistake.exercise().number();
        addSymptoms(
                mistake,
                failed(new Judge(step, Judge.tests(step))
                        .judge(mistake.compiledIn(reference), exercise, exercise, verdicts -> false)));
    }

    private List<String> addSymptoms(Mistake mistake, List<Verdict> failed) {
        List<String> said =
                failed.stream().flatMap(verdict -> verdict.failure().stream()).toList();
        symptoms.computeIfAbsent(mistake.exercise(), exercise -> new ArrayList<>())
                .addAll(said);
        return said;
    }
}
