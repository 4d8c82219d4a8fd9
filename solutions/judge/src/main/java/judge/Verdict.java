package judge;

import java.util.List;
import java.util.Optional;

/**
 * The result of one test of some code.
 *
 * @param exercise the exercise that the test belongs to
 * @param test the display name of the test
 * @param failure the message that the learner reads if the test fails; empty if it passes
 */
public record Verdict(Exercise exercise, String test, Optional<String> failure) {

    public static List<Verdict> failed(List<Verdict> verdicts) {
        return verdicts.stream().filter(verdict -> !verdict.hasPassed()).toList();
    }

    public boolean hasPassed() {
        return failure.isEmpty();
    }

    @Override
    public String toString() {
        return exercise + " " + test + failure.map(said -> ": " + said).orElse(": passed");
    }
}
