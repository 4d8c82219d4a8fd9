package cli;

import static org.assertj.core.api.Assertions.assertThat;

import cli.ClassDay.Entry;
import cli.ClassDay.Part;
import cli.ClassDay.Pause;
import cli.ClassDay.Work;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import judge.Effort;
import judge.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sums of the guides' minutes are tested by the proof. */
@DisplayName("plan")
class PlanTest {

    private static final int NINE = 9 * 60;

    private static List<Part> parts(List<Step> steps, boolean coreOnly) {
        return steps.stream()
                .map(step -> new Part(
                        step,
                        Effort.in(step.guide()).stream()
                                .filter(effort -> effort.isCore() || !coreOnly)
                                .toList()))
                .toList();
    }

    private static Stream<Effort> efforts(List<ClassDay> days) {
        return days.stream().flatMap(day -> day.entries().stream()).flatMap(PlanTest::effort);
    }

    private static Stream<Effort> effort(Entry entry) {
        return entry instanceof Work work ? Stream.of(work.effort()) : Stream.empty();
    }

    @ParameterizedTest(name = "only the core: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("has each section of the guides once, in their order")
    void complete(boolean coreOnly) {
        List<Part> parts = parts(Step.all(), coreOnly);

        assertThat(efforts(ClassDay.of(parts, NINE)))
                .containsExactlyElementsOf(
                        parts.stream().flatMap(part -> part.efforts().stream()).toList());
    }

    @Test
    @DisplayName("the core of steps 1 to 3 is one day, the core of all steps is two")
    void days() {
        List<Step> steps = Step.all();

        assertThat(ClassDay.of(parts(steps.subList(0, 3), true), NINE)).hasSize(1);
        assertThat(ClassDay.of(parts(steps, true), NINE)).hasSize(2);
        assertThat(ClassDay.of(parts(steps, false), NINE)).hasSize(3);
    }

    @ParameterizedTest(name = "from {0} o''clock")
    @CsvSource({"8, 1", "9, 1", "10, 1", "11, 1", "12, 0", "14, 0"})
    @DisplayName("each entry begins when the one before it ends, there is lunch, and nobody works long without a break")
    void breaks(int hour, int lunches) {
        for (ClassDay day : ClassDay.of(parts(Step.all(), false), hour * 60)) {
            List<Entry> entries = day.entries();
            IntStream.range(1, entries.size())
                    .forEach(i -> assertThat(entries.get(i).begin())
                            .as("the begin of %s", entries.get(i))
                            .isEqualTo(entries.get(i - 1).end()));
            assertThat(entries.stream().filter(PlanTest::isLunch)).hasSize(lunches);
            assertThat(longestStretch(entries)).isLessThanOrEqualTo(ClassDay.MAX_WITHOUT_BREAK);
            assertThat(entries.getFirst()).isInstanceOf(Work.class);
            assertThat(entries.getLast()).isInstanceOf(Work.class);
        }
    }

    private static boolean isLunch(Entry entry) {
        return entry instanceof Pause pause && pause.name().equals("lunch");
    }

    private static int longestStretch(List<Entry> entries) {
        int longest = 0;
        int stretch = 0;
        for (Entry entry : entries) {
            stretch = entry instanceof Work ? stretch + entry.minutes() : 0;
            longest = Math.max(longest, stretch);
        }
        return longest;
    }
}
