package cli;

import cli.Output.Style;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import judge.Code;
import judge.Exercise;
import judge.Mistake;
import judge.Reference;
import judge.Step;
import judge.Verdict;

/** Shows a wrong solution of an exercise, lets the learner guess which test fails first, and runs the tests. */
final class Fool {

    /** The unchanged lines above and below each change. */
    private static final int CONTEXT = 3;

    private static final Pattern COMMENT = Pattern.compile(" *(//|/?\\*)");

    private final Course course;
    private final Checker checker;
    private final Output out;
    private final Supplier<Optional<String>> answers;

    /**
     * Runs nothing yet.
     *
     * @param answers reads a line from the learner; empty if nobody is there to answer
     */
    Fool(Course course, Checker checker, Output out, Supplier<Optional<String>> answers) {
        this.course = course;
        this.checker = checker;
        this.out = out;
        this.answers = answers;
    }

    /** One of the wrong solutions of an exercise that this system can show; empty if there is none. */
    static Optional<Mistake> pick(Step step, Exercise exercise, Random random) {
        List<Mistake> mistakes = step.mistakes(exercise::equals).stream()
                .filter(Mistake::canBeSeenHere)
                .toList();
        return mistakes.isEmpty() ? Optional.empty() : Optional.of(mistakes.get(random.nextInt(mistakes.size())));
    }

    /**
     * Plays one round.
     *
     * @param tests the names of the tests of the exercise, in their order
     */
    void play(Step step, Mistake mistake, List<String> tests) {
        Reference reference = Reference.of(step);
        Code wrong = mistake.in(reference);
        out.line(Style.BOLD, "A wrong solution of " + mistake.exercise() + ", compared with the reference solution:");
        diff(reference.code(), wrong).forEach(this::printDiff);
        out.line();
        out.line(Style.BOLD, "Which test fails first?");
        for (int i = 0; i < tests.size(); i++) {
            out.hanging(Style.PLAIN, "%3s. ".formatted(i + 1), tests.get(i));
        }
        out.line("Type its number and Enter:");
        Optional<String> guess = guess(tests);
        if (checker.check(step, wrong, mistake.exercise(), true).call() instanceof CheckResult.Tested tested) {
            answer(mistake, tested, guess);
        }
    }

    /** The files that differ, as unified diffs. */
    static List<String> diff(Code reference, Code wrong) {
        return reference.files().keySet().stream()
                .filter(file -> !reference.file(file).equals(wrong.file(file)))
                .flatMap(file -> diff(file, lines(reference.file(file)), lines(wrong.file(file))))
                .toList();
    }

    /** Without comments: a comment that the wrong solution lacks would tell where to look. */
    private static List<String> lines(String text) {
        return text.lines().filter(line -> !COMMENT.matcher(line).lookingAt()).toList();
    }

    private static Stream<String> diff(String file, List<String> right, List<String> wrong) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return UnifiedDiffUtils.generateUnifiedDiff(file, file, right, DiffUtils.diff(right, wrong), CONTEXT).stream()
                .skip(2)
                // The numbers of the lines would be wrong without the comments.
                .map(line -> line.startsWith("@@") ? name : line);
    }

    private void printDiff(String line) {
        switch (line.charAt(0)) {
            case '+' -> out.code(Style.GREEN, "+", line.substring(1));
            case '-' -> out.code(Style.RED, "-", line.substring(1));
            case ' ' -> out.code(Style.PLAIN, " ", line.substring(1));
            default -> out.line(Style.CYAN, line);
        }
    }

    /** Asks until the answer is the number of a test. */
    private Optional<String> guess(List<String> tests) {
        Optional<String> answer = answers.get();
        while (answer.isPresent() && !answer.get().isBlank()) {
            String number = answer.get().strip();
            if (number.matches("\\d{1,3}")
                    && Integer.parseInt(number) >= 1
                    && Integer.parseInt(number) <= tests.size()) {
                return Optional.of(tests.get(Integer.parseInt(number) - 1));
            }
            out.line("Type a number from 1 to " + tests.size() + ", or only Enter to see the answer:");
            answer = answers.get();
        }
        return Optional.empty();
    }

    private void answer(Mistake mistake, CheckResult.Tested tested, Optional<String> guess) {
        out.line();
        if (tested.hasPassed()) {
            out.line("No test failed in this run. On a slow machine that happens with very few mistakes.");
            return;
        }
        Verdict failed = tested.firstFailure();
        guess.ifPresent(test -> out.line(
                test.equals(failed.test()) ? Style.GREEN : Style.YELLOW,
                test.equals(failed.test()) ? "Right." : "Not this one."));
        out.line(Style.RED, "FAILS: " + failed.test());
        String message = failed.failure().orElseThrow();
        out.line(Style.PLAIN, "  ", message.replaceAll(" → [^→]*$", ""));
        out.line();
        course.meaning(mistake.exercise(), message).ifPresent(meaning -> out.line("The guide says: " + meaning));
        out.line("The mistake: " + mistake.description());
    }
}
