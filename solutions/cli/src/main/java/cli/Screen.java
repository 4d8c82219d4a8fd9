package cli;

import cli.Output.Style;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import judge.Code;
import judge.CompilationException.CompilerError;
import judge.Exercise;
import judge.Step;
import judge.Verdict;

/** Says what came of a check: the first failure in words, what it means, and where to look. */
final class Screen {

    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z][a-z0-9_]*\\.)+(?=[A-Z])");
    /** How the JVM says that the code lacks what the tests were compiled with. */
    private static final Pattern CHANGED_SIGNATURE =
            Pattern.compile("(NoSuchMethod|NoSuchField|AbstractMethod|IllegalAccess|IncompatibleClassChange)Error");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    /** Of a line that the code has printed, in characters. */
    private static final int MAX_PRINTED = 150;

    private static final String INDENT = "  ";

    private final Course course;
    private final Output out;

    Screen(Course course, Output out) {
        this.course = course;
        this.out = out;
    }

    /** Shows which exercise is checked, and how far the learner is. */
    void header(Section section, Counts step, Counts all) {
        out.line(Style.BOLD, section.toString());
        out.line(Style.DIM, describe(section) + "   " + words(section, step, all));
        out.line();
    }

    /** Says how far the learner is, if the header does not say it any more. */
    void progress(Section section, Counts step, Counts all) {
        out.line(Style.DIM, words(section, step, all));
    }

    private static String words(Section section, Counts step, Counts all) {
        return "step " + section.exercise().step() + ": " + step + "   workshop: " + all;
    }

    /** How many exercises pass. */
    record Counts(long passed, long all) {
        @Override
        public String toString() {
            return passed + " of " + all;
        }
    }

    static String describe(Section section) {
        return section.effort().minutes() + " minutes · " + section.effort().difficulty() + " · "
                + (section.effort().isCore() ? "core" : "extra");
    }

    /** Shows a failure: its words, its meaning, and the line to look at. */
    void failure(Step step, Code code, Exercise exercise, Verdict failed) {
        String message = failed.failure().orElseThrow();
        String words = message.replaceAll(" → [^→]*$", "");
        Exercise section = todo(message).orElse(exercise);
        out.hanging(Style.RED, Output.sign("✘ ", "") + "FAILS: ", failed.test());
        out.line(Style.PLAIN, INDENT, PACKAGE.matcher(words).replaceAll(""));
        if (todo(message).isEmpty()) {
            meaning(exercise, message).ifPresent(meaning -> {
                out.line();
                out.line(Style.YELLOW, "", "This looks like:");
                out.line(Style.PLAIN, INDENT, meaning);
            });
        } else if (!section.equals(exercise)) {
            out.line(Style.PLAIN, INDENT, "Exercise " + exercise + " needs " + section + ", which is not solved yet.");
        }
        out.line();
        Place.of(step, code, section, message).forEach(place -> out.place(place.file(), place.line()));
        out.line(Style.PLAIN, INDENT, "docs/" + step.folder() + ".md, section " + section);
    }

    private Optional<String> meaning(Exercise exercise, String message) {
        return CHANGED_SIGNATURE.matcher(message).find()
                ? Optional.of("a method or a type that the tests use has another name, other parameters or another"
                        + " visibility than in the starter. The tests need it as it was")
                : course.meaning(exercise, message);
    }

    /** The exercise whose {@code TODO} the code has run into. */
    static Optional<Exercise> todo(String message) {
        return message.startsWith("TODO ") ? Exercise.in(message) : Optional.empty();
    }

    /** Shows the keys. */
    void legend() {
        out.line();
        out.items(Style.DIM, Key.legend());
    }

    /**
     * Shows that all tests of an exercise pass, and what to look at next.
     *
     * @param howToGoOn how to get to the next exercise
     */
    void success(Section section, List<Verdict> verdicts, String howToGoOn) {
        out.hanging(Style.GREEN, Output.sign("✔ ", ""), section + " passes: " + verdicts.size() + " tests.");
        Lesson.of(section.exercise()).ifPresent(lesson -> out.line(Style.PLAIN, INDENT, lesson.toString()));
        out.line();
        Step step = course.step(section.exercise());
        SecondLook.at(step, section.exercise()).forEach(look -> out.line(Style.DIM, INDENT, look));
        out.line();
        out.line(
                Style.PLAIN,
                "",
                course.after(section)
                        .map(next -> "Next: " + next + " (" + describe(next) + "). " + howToGoOn)
                        .orElse("That was the last exercise."));
    }

    /** Shows in one line that the code does not compile, and which of its files were deleted, or are of another package now. */
    void doesNotCompile(Step step, Exercise exercise, CompilerError error) {
        String words = error.words().contains("\\ufeff")
                ? "the file begins with a byte order mark (BOM). Save it as UTF-8 without this mark."
                : error.words().replaceAll("\\s*\\R\\s*", ", ").replaceAll("\\s+", " ");
        out.line(Style.YELLOW, "", "The code does not compile: " + words);
        out.place(file(step, error), (int) error.line());
        Code code = Code.read(step.starter());
        Code.read(step.solution()).files().keySet().forEach(file -> {
            Path path = step.starter().resolve(file).normalize();
            String statement =
                    "package " + file.substring(0, file.lastIndexOf('/')).replace('/', '.') + ";";
            if (code.file(file) == null) {
                out.line(
                        Style.YELLOW,
                        path + " is missing. ./workshop reset " + exercise + " brings it back, with its TODOs.");
            } else if (!code.file(file).contains(statement)) {
                out.line(Style.YELLOW, path + " has not \"" + statement + "\", and the other files need it there.");
            }
        });
    }

    /** The file of an error: also a test may not compile, or not with this code. */
    private static Path file(Step step, CompilerError error) {
        Path source = Path.of(step.folder(), "src/main/java").resolve(error.file());
        boolean isTest = Files.notExists(step.starter().resolve(error.file()))
                && Files.exists(step.tests().resolve(error.file()));
        return isTest ? Path.of(step.folder(), "src/test/java").resolve(error.file()) : source;
    }

    /** Shows the beginning of what the code has printed. */
    void printed(String printed) {
        if (!printed.isBlank()) {
            out.line();
            out.line(Style.DIM, "Your code printed:");
            printed.lines().limit(10).map(Screen::readable).forEach(line -> out.line(Style.DIM, INDENT, line));
        }
    }

    /** Without control characters, which could clear the screen, and not much longer than a line. */
    private static String readable(String line) {
        String beginning = line.length() > MAX_PRINTED ? line.substring(0, MAX_PRINTED) + "…" : line;
        return CONTROL.matcher(beginning.replace('\t', ' '))
                .replaceAll(
                        control -> "\\\\x%02x".formatted((int) control.group().charAt(0)));
    }
}
