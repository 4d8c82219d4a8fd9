package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import judge.Exercise;
import judge.Mistake;
import judge.Reference;
import judge.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("fool")
class FoolTest {

    private static final Step STEP = Step.all().getFirst();
    private static final List<String> TESTS = List.of("Some test", "A port above 65535 is refused", "Another test");

    static List<Step> steps() {
        return Step.all();
    }

    @ParameterizedTest
    @MethodSource("steps")
    @DisplayName(
            "Each mistake has a diff with the reference solution, without comments and without the marks of exercises")
    void diffs(Step step) {
        Reference reference = Reference.of(step);
        for (Mistake mistake : step.mistakes()) {
            List<String> diff = Fool.diff(reference.code(), mistake.in(reference));
            assertThat(diff).as(mistake.name()).anyMatch(line -> line.startsWith("+") || line.startsWith("-"));
            assertThat(diff).as(mistake.name()).noneMatch(line -> line.matches("[-+ ] *//.*"));
        }
    }

    @Test
    @DisplayName("The same seed picks the same mistake")
    void seed() {
        Exercise exercise = new Exercise(1, 2);

        assertThat(Fool.pick(STEP, exercise, new Random(7)).orElseThrow().name())
                .isEqualTo(
                        Fool.pick(STEP, exercise, new Random(7)).orElseThrow().name())
                .startsWith("1.2-");
    }

    private static String play(String... answers) {
        Queue<String> typed = new ArrayDeque<>(List.of(answers));
        Mistake mistake = STEP.mistakes().stream()
                .filter(candidate -> candidate.name().equals("1.1-off-by-one"))
                .findFirst()
                .orElseThrow();
        var printed = new StringWriter();
        var writer = new PrintWriter(printed);
        var out = new Output(() -> writer, () -> 80, false, false);
        try (var checker = new Checker(new Progress())) {
            new Fool(Course.read(), checker, out, () -> Optional.ofNullable(typed.poll())).play(STEP, mistake, TESTS);
        }
        return printed.toString();
    }

    @Test
    @DisplayName("It shows the diff and the tests, and after the guess the failing test, its words and the mistake")
    void guess() {
        assertThat(play("9", "x", "1"))
                .contains("PortRange.java", "\n-", "\n+", "  1. Some test", "Type a number from 1 to 3")
                .containsSubsequence("Not this one.", "FAILS: ", "The guide says: ", "The mistake: ");
    }

    @Test
    @DisplayName("Without an answer it goes on")
    void noAnswer() {
        assertThat(play()).contains("Which test fails first?", "FAILS: ").doesNotContain("Right.", "Not this one.");
    }
}
