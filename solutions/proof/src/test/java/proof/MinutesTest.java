package proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import judge.Effort;
import judge.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The minutes under the headings of the guides, and the sums that guides and README make of them. */
@DisplayName("minutes of the exercises")
class MinutesTest {

    private static final Pattern PROMISE =
            Pattern.compile("(?m)^About (\\d+) minutes for all exercises, (\\d+) for the core\\.");

    /** A row of README's table: one step or several, exercises, minutes of the core, minutes of all. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (\\d)(?: to (\\d))? [^|]*\\| [^|]* \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|");

    static List<Step> steps() {
        return Step.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    @DisplayName("the guide begins with the sums of its minutes")
    void guide(Step step) {
        MatchResult promise = PROMISE.matcher(step.guide())
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no line begins with: About 50 minutes for all exercises, 42 for the core."));

        assertThat(number(promise, 1)).as("the minutes for all exercises").isEqualTo(minutes(List.of(step), false));
        assertThat(number(promise, 2)).as("the minutes for the core").isEqualTo(minutes(List.of(step), true));
    }

    @Test
    @DisplayName("the table for instructors has the same sums")
    void readme() {
        String readme = Step.read(Path.of(System.getProperty("workshop")).resolve("README.md"));
        List<MatchResult> rows = ROW.matcher(readme).results().toList();

        assertThat(rows.stream().map(row -> row.group(1)))
                .as("the steps at the beginning of the rows")
                .containsAll(Step.all().stream().map(step -> "" + step.number()).toList());
        assertThat(rows).allSatisfy(MinutesTest::assertSums);
    }

    private static void assertSums(MatchResult row) {
        int first = number(row, 1);
        int last = row.group(2) == null ? first : number(row, 2);
        List<Step> steps = Step.all().stream()
                .filter(step -> step.number() >= first && step.number() <= last)
                .toList();
        int exercises = (int)
                efforts(steps).filter(effort -> effort.exercise().isPresent()).count();

        assertThat(IntStream.of(3, 4, 5).map(group -> number(row, group)))
                .as("exercises, minutes of the core and minutes of all in the row %s", row.group())
                .containsExactly(exercises, minutes(steps, true), minutes(steps, false));
    }

    private static int minutes(List<Step> steps, boolean coreOnly) {
        return efforts(steps)
                .filter(effort -> effort.isCore() || !coreOnly)
                .mapToInt(Effort::minutes)
                .sum();
    }

    private static Stream<Effort> efforts(List<Step> steps) {
        return steps.stream().flatMap(step -> Effort.in(step.guide()).stream());
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
