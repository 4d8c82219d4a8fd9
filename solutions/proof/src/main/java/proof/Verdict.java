package proof;

import java.util.List;
import java.util.Optional;

/**
 * What one test said of some code.
 *
 * @param exercise the exercise that the test belongs to
 * @param test the display name of the test
 * @param failure what the learner reads where the test is red; empty where it is green
 */
record Verdict(Exercise exercise, String test, Optional<String> failure) {

    static List<Verdict> red(List<Verdict> verdicts) {
        return verdicts.stream().filter(verdict -> !verdict.isGreen()).toList();
    }

    boolean isGreen() {
        return failure.isEmpty();
    }

    @Override
    public String toString() {
        return exercise + " " + test + failure.map(said -> ": " + said).orElse(": green");
    }
}
